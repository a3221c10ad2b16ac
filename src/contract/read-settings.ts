import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { placeOf } from '../openapi/document-node.js';
import { newAjv } from '../schema/ajv-library.js';
import { conformsWithoutCompiling } from '../schema/conforms-without-compiling.js';
import type { SchemaObject } from '../schema/json-schema.js';
import { joinPointer, parsePointer } from '../source/json-pointer.js';
import { type ParsedSource, parseText } from '../source/parse-text.js';
import type { Source } from '../source/source.js';

/** A kind of file in which users write settings. */
export interface SettingsKind {
  /** `contract file`, for messages. */
  readonly name: string;
  /** The code of a diagnostic on what does not fit. */
  readonly code: string;
  readonly schema: SchemaObject;
}

/** A kind of settings file that a JSON Schema describes. */
export function settingsKind(name: string, code: string, schema: object): SettingsKind {
  return { name, code, schema: schema as SchemaObject };
}

/** The YAML or JSON of a settings file where it fits its schema, else what is wrong, by line and column. */
export function readSettings(
  source: Source,
  kind: SettingsKind,
): { readonly file?: ParsedSource; readonly diagnostics: Diagnostic[] } {
  const file = parseText(source);
  if (file.problem) {
    const { message, offset } = file.problem;
    const place = { source, pointer: '', range: { start: offset, end: offset + 1 } };
    const fix = 'Correct the syntax at the caret.';
    const said = `This is neither YAML nor JSON: ${message}.`;
    return { diagnostics: [{ code: 'syntax', severity: 'error', message: said, fix, place }] };
  }
  return checkSettings(file, kind);
}

/** What was read or computed, where it fits the schema of its kind, else what is wrong. */
export function checkSettings(
  file: ParsedSource,
  kind: SettingsKind,
): { readonly file?: ParsedSource; readonly diagnostics: Diagnostic[] } {
  // What fits is seen without compiling, which takes longer than most commands.
  if (conformsWithoutCompiling(kind.schema, file.value)) return { file, diagnostics: [] };
  const validate = newAjv({ allErrors: true, strict: false, verbose: true }).compile(kind.schema);
  if (validate(file.value)) return { file, diagnostics: [] };
  return {
    diagnostics: (validate.errors ?? [])
      // Only repeats what its own rule already says of the name.
      .filter(({ keyword }) => keyword !== 'propertyNames')
      .map((error) => describe(file, error, kind)),
  };
}

/** The place of a key or value; what an alias or a merge brings in borrows the nearest place around it. */
export function settingPlace(file: ParsedSource, pointer: string, on: 'key' | 'value'): Diagnostic['place'] {
  return placeOf({ file, pointer, value: undefined }, on);
}

function describe(file: ParsedSource, error: ErrorObject, { name, code }: SettingsKind): Diagnostic {
  const { additionalProperty, allowedValues } = error.params as {
    additionalProperty?: unknown;
    allowedValues?: readonly unknown[];
  };
  const extra = typeof additionalProperty === 'string' ? additionalProperty : undefined;
  const key = extra ?? error.propertyName;
  const pointer = key === undefined ? error.instancePath : joinPointer(error.instancePath, key);
  const allowed = Object.keys((error.parentSchema as { properties?: object } | undefined)?.properties ?? {});
  const choices = extra === undefined ? (allowedValues ?? []) : allowed;
  return {
    code,
    severity: 'error',
    message:
      extra === undefined
        ? `\`${parsePointer(pointer).join('.') || 'the file'}\` ${error.message ?? 'does not fit'}.`
        : `\`${extra}\` is not a key of a ${name}.`,
    fix:
      choices.length > 0 ? `Use one of: ${choices.join(', ')}.` : `Write it as the schema of a ${name} says.`,
    place: settingPlace(file, pointer, key === undefined ? 'value' : 'key'),
  };
}
