import type { Parameter, ResponseHeader } from '../openapi/api.js';
import type { ApiSchema } from '../openapi/api-schema.js';
import { booleanAt, member, members } from '../openapi/document-node.js';
import type { Direction } from './change.js';
import type { Found } from './found-change.js';
import { keyPlaces } from './key-places.js';
import { typeSet } from './schema/type-set.js';
import { SchemaView } from './schema-view.js';

/** How a parameter is written on the wire, and what it may hold there. */
export function diffParameterWriting(old: Parameter, next: Parameter, title: string, found: Found): void {
  const places = keyPlaces(old.node, next.node);
  const isMoved = old.explode !== next.explode || old.style !== next.style;
  const spreads = isMoved && [old.schema, next.schema].some((schema) => isSpread(schema, 'request'));
  const [was, is] = [old, next].map((one) => one.mediaType ?? styleText(one, spreads));
  if (was !== is) found({ code: 'parameter-style-changed', message: `${title}: ${was} → ${is}`, ...places });
  for (const [flag, freedom] of freedoms) {
    const [could, can] = [old, next].map((one) => booleanAt(one.node, flag) === true);
    if (could === can) continue;
    const code = can ? 'parameter-writing-widened' : 'parameter-writing-narrowed';
    found({
      code,
      message: `${title}: ${can ? 'may' : 'may no longer'} ${freedom} (\`${flag}\`)`,
      ...places,
    });
  }
}

const freedoms = [
  ['allowEmptyValue', 'be empty'],
  ['allowReserved', 'hold reserved characters as they are'],
] as const;

/** How a response header is written: by `explode`, or as the content of a media type. */
export function diffHeaderWriting(
  old: ResponseHeader,
  next: ResponseHeader,
  title: string,
  found: Found,
): void {
  const spreads =
    old.explode !== next.explode && [old.schema, next.schema].some((schema) => isSpread(schema, 'response'));
  const [was, is] = [old, next].map(
    (one) =>
      members(member(one.node, 'content'))[0]?.key ??
      styleText({ style: 'simple', explode: one.explode }, spreads),
  );
  if (was === is) return;
  const places = keyPlaces(old.node, next.node);
  found({ code: 'response-header-style-changed', message: `${title}: ${was} → ${is}`, ...places });
}

/** Whether a value may have several members or items, so that `explode` makes a difference. */
export function isSpread(schema: ApiSchema | undefined, direction: Direction): boolean {
  if (!schema) return true;
  const types = typeSet(SchemaView.of(schema, direction));
  return types.has('array') || types.has('object');
}

export function styleText(
  { style, explode }: Pick<Parameter, 'style' | 'explode'>,
  spreads: boolean,
): string {
  return `style ${style}${spreads ? `, ${explode ? 'exploded' : 'not exploded'}` : ''}`;
}
