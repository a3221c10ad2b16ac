import { joinPointer } from '../source/json-pointer.js';
import { securityScheme } from './credential.js';
import type { DraftBuilder } from './draft-builder.js';
import type { JsonObject, JsonValue } from './json-value.js';
import type { StackedField } from './stacked-field.js';

/** Makes security schemes of the fields under "Authorizations"; all of them together make one requirement. */
export function readAuthorizations(
  builder: DraftBuilder,
  fields: readonly StackedField[],
  sample: string | undefined,
): void {
  if (fields.length === 0) {
    builder.leaveOut('', 'security', 'The page has no section "Authorizations" with a credential.');
    return;
  }
  const schemes = '/components/securitySchemes';
  builder.set('/components', { securitySchemes: {} });
  const requirement: JsonObject = {};
  for (const field of fields) {
    const description = field.schema.description;
    const { name, scheme, inferred } = securityScheme({
      name: field.name,
      in: field.place ?? 'header',
      sample: sample ?? sampleIn(description),
    });
    const pointer = joinPointer(schemes, name);
    builder.set(pointer, description === undefined ? scheme : { ...scheme, description }, field.lines);
    for (const [key, reason] of Object.entries(inferred)) builder.infer(pointer, key, reason);
    if (field.place === undefined && scheme.type === 'apiKey')
      builder.infer(
        pointer,
        'in',
        'The page does not say where the credential is sent; a header is assumed.',
      );
    requirement[name] = [];
  }
  const lines = [fields[0]?.lines[0] ?? 1, fields.at(-1)?.lines[1] ?? 1] as const;
  builder.set('/security', [requirement], lines);
}

/** `Bearer <token>` or `Basic <credentials>` in a sentence. */
function sampleIn(description: JsonValue | undefined): string | undefined {
  return typeof description === 'string'
    ? /\b(?:Bearer|Basic) <[^<>\n]{1,60}>/.exec(description)?.[0]
    : undefined;
}
