import type { MediaType } from '../openapi/api.js';
import type { ApiSchema } from '../openapi/api-schema.js';
import type { Direction } from '../openapi/direction.js';
import type { DocumentNode } from '../openapi/document-node.js';
import { type SchemaViolation, validatorOf } from '../schema/compile.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { joinPointer } from '../source/json-pointer.js';
import { bodyKind, decodeBody } from './body-codec.js';
import type { BodyDescription } from './body-description.js';
import { isJson, type ParsedMediaType } from './media-type.js';
import { judgeParts } from './multipart-codec.js';
import { typesOf } from './schema-types.js';

/** One way in which a body's content departs from its schema or its encodings. */
export interface ContentViolation {
  /** JSON Pointer into the decoded value. */
  readonly pointer: string;
  readonly keyword: string;
  readonly message: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
  readonly rule: DocumentNode;
}

/** A body held against its Media Type Object. */
export interface ContentJudgement {
  /** Why the bytes are not what their media type says. */
  readonly problem?: string;
  /** The bytes are no text at all in their charset. */
  readonly isNoText?: true;
  readonly value?: unknown;
  /** The schema that the value as a whole was judged by, if it was. */
  readonly schema?: ApiSchema;
  readonly violations: readonly ContentViolation[];
}

/** What a schema said against the JSON in a buffer: for buffers that are judged several times and never change. */
export type JudgedBytes = WeakMap<
  Buffer,
  { readonly by: JsonSchema; readonly value: unknown; readonly violations: readonly SchemaViolation[] }
>;

/** Judges the bytes of a body that came as `media` by the entry that describes it; of binary bodies only the bytes are known. */
export function judgeContent(
  mediaType: MediaType,
  direction: Direction,
  media: ParsedMediaType,
  bytes: Buffer,
  judged?: JudgedBytes,
): ContentJudgement {
  const { schema, itemSchema } = mediaType;
  const known = judged?.get(bytes);
  if (known && schema && known.by === schema.schema(direction) && isJson(media)) {
    return { value: known.value, schema, violations: placed(schema, direction, known.violations) };
  }
  const description: BodyDescription = { mediaType, direction };
  const decoded = decodeBody(media, bytes, description);
  if (!decoded.ok) {
    const { message: problem, ok: _, ...rest } = decoded;
    return { problem, ...rest, violations: [] };
  }
  const { value } = decoded;
  const kind = bodyKind(media);
  if (kind === 'binary') return { value, violations: [] };
  const partFlaws =
    kind === 'multipart' ? judgeParts(bytes, media.parameters.get('boundary'), description) : [];
  const violations: ContentViolation[] = partFlaws.map(({ property, ...flaw }) => ({
    ...flaw,
    pointer: joinPointer('', property),
  }));
  if (kind === 'sequence' && Array.isArray(value)) {
    const perItem = itemSchema ?? (schema && !isList(schema, direction) ? schema : undefined);
    if (perItem) {
      violations.push(
        ...value.flatMap((item, index) => violationsOf(perItem, direction, item, joinPointer('', index))),
      );
    }
    if (!schema || schema === perItem) return { value, violations };
  }
  if (!schema) return { value, violations };
  const said = validatorOf(schema.schema(direction)).validate(value);
  if (kind === 'json') judged?.set(bytes, { by: schema.schema(direction), value, violations: said });
  return { value, schema, violations: [...violations, ...placed(schema, direction, said)] };
}

function isList(schema: ApiSchema, direction: Direction): boolean {
  const whole = schema.schema(direction);
  const types = typesOf({ schema: whole, root: whole });
  return types.length === 0 || types.includes('array');
}

function violationsOf(
  schema: ApiSchema,
  direction: Direction,
  value: unknown,
  outside: string,
): ContentViolation[] {
  return placed(schema, direction, validatorOf(schema.schema(direction)).validate(value), outside);
}

/** With the rules as the document has them, and where the value itself lies further in, with the pointer to it. */
function placed(
  schema: ApiSchema,
  direction: Direction,
  violations: readonly SchemaViolation[],
  outside = '',
): ContentViolation[] {
  return violations.map(({ keyword, message, expected, actual, instancePointer, schemaPointer }) => ({
    keyword,
    message,
    expected,
    actual,
    pointer: outside + instancePointer,
    rule: schema.origin(direction, schemaPointer),
  }));
}
