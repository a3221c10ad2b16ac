import { decodeBody } from '../../exchange/body-codec.js';
import { isJson, matchMediaType, parseMediaType } from '../../exchange/media-type.js';
import { pathTexts } from '../../exchange/path-template.js';
import { decodePercent } from '../../exchange/percent-encoding.js';
import { typesOf } from '../../exchange/schema-types.js';
import { readSent, sentParameters } from '../../exchange/sent-parameters.js';
import { headerValue, type WireRequest } from '../../http/message.js';
import type { MediaType, Operation, Parameter } from '../../openapi/api.js';
import { type DocumentNode, isMapping } from '../../openapi/document-node.js';
import type { InvalidSide, RequestPlaceCoverage, RuleCoverage, ValidSide } from '../../result/coverage.js';
import { invalidSides, validSides } from '../../result/coverage.js';
import { stronger } from '../../result/merge-coverage.js';
import { withoutReadOnly } from '../../schema/without-one-way.js';
import { joinPointer, parsePointer, valueAt } from '../../source/json-pointer.js';
import { type Exchange, statusOf, succeeded } from '../exchange.js';
import { inconclusive, isRejection } from '../judge-case.js';
import { type PlaceTree, placeTreeOf } from './place-tree.js';
import { everyPlace, placesAt, walkValue } from './walk-value.js';

/** Follows both sides of each keyword of each parameter and body property. */
export interface RequestTracker {
  see(exchange: Exchange): void;
  result(): RequestPlaceCoverage[];
  /** Whether a schema has more places than are followed. */
  readonly isCut: boolean;
}

/** One parameter, or the body in one media type. */
interface Part {
  readonly location: string;
  readonly prefix: string;
  readonly tree: PlaceTree;
  /** The Parameter or Request Body Object. */
  readonly owner: DocumentNode;
  readonly parameter?: Parameter;
  readonly mediaType?: MediaType;
  /** Place → keyword → both sides. */
  readonly places: Map<string, Map<string, RuleCoverage>>;
  /** Places of which an accepted request held a value: whatever rule stands there was kept. */
  readonly held: Set<string>;
}

const untried: RuleCoverage = { valid: 'not tried', invalid: 'not tried' };

export function trackRequests(operation: Operation): RequestTracker {
  const parts = [...operation.parameters.map(parameterPart), ...bodyParts(operation)];
  let accepted: WireRequest | undefined;
  return {
    see(exchange) {
      const { class: kind, place } = exchange.case;
      if (kind === 'valid' && succeeded(exchange)) {
        const { request } = exchange;
        // Of requests that differ in their body only, the rest is the same object.
        if (accepted?.headers !== request.headers || accepted.target !== request.target) {
          for (const { part, value } of sentParts(operation, request, parts)) markHeld(part, value);
        }
        accepted = request;
        const body = sentBody(exchange, parts);
        if (body) markHeld(body.part, body.value);
        return;
      }
      if (kind !== 'valid' && kind !== 'invalid') return;
      for (const part of parts.filter((one) => isAbout(one, exchange, parts))) {
        const pointer = place.pointer.slice(part.prefix.length);
        if (kind === 'invalid') markBroken(part, pointer, exchange);
        else markPlace(part, pointer, validSide(exchange));
      }
    },
    result: () => parts.flatMap(resultOf),
    isCut: parts.some(({ tree }) => tree.isCut),
  };
}

function parameterPart(parameter: Parameter): Part {
  const part = newPart(
    `request ${parameter.in}`,
    joinPointer('', parameter.name),
    parameter.node,
    parameter.schema,
  );
  // Any text is a text.
  if (takesAnyText(parameter)) rulesAt(part, '').delete('type');
  if (parameter.required && parameter.in !== 'path') rulesAt(part, '').set('required', untried);
  return { ...part, parameter };
}

function takesAnyText({ schema, mediaType }: Parameter): boolean {
  const whole = schema?.schema('request') ?? true;
  return mediaType === undefined && typesOf({ schema: whole, root: whole }).includes('string');
}

function bodyParts({ requestBody }: Operation): Part[] {
  if (!requestBody) return [];
  return requestBody.content.map((mediaType) => {
    const part = newPart('request body', '', requestBody.node, mediaType.schema);
    const own = rulesAt(part, '');
    if (requestBody.required) own.set('required', untried);
    own.set('content', untried);
    const media = parseMediaType(mediaType.type);
    if (media && isJson(media)) own.set('syntax', untried);
    return { ...part, mediaType };
  });
}

function newPart(location: string, prefix: string, owner: DocumentNode, schema: Parameter['schema']): Part {
  const part: Part = {
    location,
    prefix,
    owner,
    tree: placeTreeOf(withoutReadOnly(schema?.schema('request') ?? true)),
    places: new Map(),
    held: new Set(),
  };
  for (const node of everyPlace(part.tree)) {
    for (const keyword of node.keywords) rulesAt(part, node.pointer).set(keyword, untried);
  }
  return part;
}

function rulesAt({ places }: Part, pointer: string): Map<string, RuleCoverage> {
  const rules = places.get(pointer) ?? new Map<string, RuleCoverage>();
  places.set(pointer, rules);
  return rules;
}

function mark(part: Part, pointer: string, keyword: string, side: Partial<RuleCoverage>): void {
  const rules = rulesAt(part, pointer);
  const known = rules.get(keyword) ?? untried;
  rules.set(keyword, {
    valid: stronger(validSides, known.valid, side.valid ?? 'not tried'),
    invalid: stronger(invalidSides, known.invalid, side.invalid ?? 'not tried'),
  });
}

/** What an accepted request held keeps the rules of its places. */
function markHeld(part: Part, value: unknown): void {
  const keep = (pointer: string, keyword: string) => {
    const known = part.places.get(pointer)?.get(keyword);
    if (known && known.valid !== 'accepted') mark(part, pointer, keyword, { valid: 'accepted' });
  };
  for (const keyword of ['required', 'content', 'syntax']) keep('', keyword);
  walkValue(part.tree, value, {
    place(node, here) {
      part.held.add(node.pointer);
      for (const keyword of node.keywords) if (appliesTo(keyword, here)) keep(node.pointer, keyword);
    },
  });
}

type IsKind = (value: unknown) => boolean;
const isText: IsKind = (value) => typeof value === 'string';
const isNumber: IsKind = (value) => typeof value === 'number';

/** Keywords that say something of values of one kind only. */
const kinds: ReadonlyMap<string, IsKind> = new Map<string, IsKind>([
  ...['minLength', 'maxLength', 'pattern'].map((keyword) => [keyword, isText] as const),
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'].map(
    (keyword) => [keyword, isNumber] as const,
  ),
  ['format', (value) => isText(value) || isNumber(value)],
  ...['minItems', 'maxItems', 'uniqueItems', 'contains'].map((keyword) => [keyword, Array.isArray] as const),
  ...[
    'minProperties',
    'maxProperties',
    'additionalProperties',
    'unevaluatedProperties',
    'propertyNames',
    'dependentRequired',
  ].map((keyword) => [keyword, isMapping] as const),
]);

function appliesTo(keyword: string, value: unknown): boolean {
  return kinds.get(keyword)?.(value) !== false;
}

/** A rule of the document's own spelling, and what the self-contained schema calls it. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  minimum: ['exclusiveMinimum'],
  maximum: ['exclusiveMaximum'],
  exclusiveMinimum: ['minimum'],
  exclusiveMaximum: ['maximum'],
  enum: ['const'],
  const: ['enum'],
  nullable: ['type'],
};

/** Told at the value that is too much, but a rule of the object around it. */
const rulesAround: ReadonlySet<string> = new Set([
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
]);

function markBroken(part: Part, pointer: string, exchange: Exchange): void {
  const invalid = invalidSide(exchange);
  const { rule } = exchange.case.place;
  const keyword = parsePointer(rule.pointer).at(-1) ?? '';
  if (keyword === 'required' && rule.pointer !== `${part.owner.pointer}/required`) {
    const object = valueAt(exchange.case.value, pointer) ?? {};
    const absent = placesAt(part.tree, pointer)
      .flatMap((node) => [...node.properties])
      .filter(([name, node]) => node.keywords.has(keyword) && !Object.hasOwn(object, name));
    for (const [, node] of absent) mark(part, node.pointer, keyword, { invalid });
    return;
  }
  const at = rulesAround.has(keyword) ? pointer.replace(/\/[^/]*$/, '') : pointer;
  const names = [keyword, ...(otherNames[keyword] ?? [])];
  const places = placesAt(part.tree, at).map((node) => node.pointer);
  const known = places.flatMap((place) =>
    names.filter((name) => part.places.get(place)?.has(name)).map((name) => ({ place, name })),
  )[0];
  if (known) mark(part, known.place, known.name, { invalid });
  else {
    // A rule that is not looked for beforehand, such as that of alternatives as a whole, or the bytes themselves.
    const place = places[0] ?? '';
    const name = rule.pointer === part.mediaType?.node.pointer ? 'syntax' : keyword;
    mark(part, place, name, { invalid, valid: part.held.has(place) ? 'accepted' : 'not tried' });
  }
}

function markPlace(part: Part, pointer: string, valid: ValidSide): void {
  for (const { pointer: place, keywords } of placesAt(part.tree, pointer)) {
    for (const keyword of keywords) {
      if (part.places.get(place)?.has(keyword)) mark(part, place, keyword, { valid });
    }
  }
}

function validSide(exchange: Exchange): ValidSide {
  const status = statusOf(exchange);
  if (status === 0 || status >= 500) return 'failed';
  return isRejection(exchange) ? 'rejected' : 'inconclusive';
}

function invalidSide(exchange: Exchange): InvalidSide {
  const status = statusOf(exchange);
  if (status === 0 || status >= 500) return 'failed';
  if (status >= 200 && status < 300) return 'accepted';
  return status < 400 || inconclusive.has(status) ? 'inconclusive' : 'refused';
}

function isAbout(part: Part, { case: sent, request }: Exchange, parts: readonly Part[]): boolean {
  const { location, pointer } = sent.place;
  if (part.location !== location) return false;
  if (part.mediaType) return bodyPart(request, parts) === part;
  return pointer === part.prefix || pointer.startsWith(`${part.prefix}/`);
}

/** The body that a request holds; without a documented media type the first stands for it. */
function bodyPart({ headers }: WireRequest, parts: readonly Part[]): Part | undefined {
  const bodies = parts.flatMap((part) => (part.mediaType ? [{ type: part.mediaType.type, part }] : []));
  const media = parseMediaType(headerValue(headers, 'content-type') ?? '');
  return ((media && matchMediaType(bodies, media)) ?? bodies[0])?.part;
}

/** A value that a request really carries, with what describes it. */
interface SentValue {
  readonly part: Part;
  readonly value: unknown;
}

function* sentParts(
  operation: Operation,
  request: WireRequest,
  parts: readonly Part[],
): Generator<SentValue> {
  const texts =
    pathTexts(operation.path, request.target.replace(/[?#].*$/s, '')) ?? new Map<string, string>();
  const path = new Map([...texts].map(([name, text]) => [name, decodePercent(text)]));
  const sent = sentParameters(operation, request, path);
  for (const part of parts) {
    const read = part.parameter && readSent(part.parameter, sent);
    if (read) yield { part, value: read.value };
  }
}

function sentBody({ request, case: planned }: Exchange, parts: readonly Part[]): SentValue | undefined {
  const part = bodyPart(request, parts);
  if (!part?.mediaType || request.body === undefined || request.body.length === 0) return undefined;
  if (planned.value !== undefined) return { part, value: planned.value };
  const media = parseMediaType(headerValue(request.headers, 'content-type') ?? '');
  const decoded =
    media && decodeBody(media, request.body, { mediaType: part.mediaType, direction: 'request' });
  return decoded?.ok ? { part, value: decoded.value } : undefined;
}

function resultOf({ location, mediaType, prefix, places }: Part): RequestPlaceCoverage[] {
  return [...places]
    .filter(([, rules]) => rules.size > 0)
    .map(([pointer, rules]) => ({
      location,
      ...(mediaType ? { mediaType: mediaType.type } : {}),
      pointer: prefix + pointer,
      rules: Object.fromEntries(rules),
    }));
}
