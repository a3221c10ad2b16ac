import { type DocumentNode, isMapping } from '../openapi/document-node.js';
import { validValues } from '../schema/valid-values.js';
import { parsePointer, valueAt } from '../source/json-pointer.js';
import type { Case, CaseClass } from './case.js';
import type { RequestPlan } from './request-plan.js';

/** Text that real users send, and text that only must not break a server. */
const texts: readonly { readonly class: CaseClass; readonly label: string; readonly text: string }[] = [
  { class: 'valid', label: 'non-ASCII text', text: 'Zoë Ångström 東京' },
  { class: 'valid', label: 'text with quotes', text: `O'Brien "&" <Söhne>` },
  { class: 'open', label: 'text beyond the basic plane', text: 'tally 🧾' },
  { class: 'open', label: 'a NUL character', text: 'tally\u0000stick' },
];

/** Unusual text at every place of the body that takes any text. */
export function* planUnusual(plan: RequestPlan): Generator<Case> {
  const { mediaType, known } = plan;
  if (!mediaType?.schema) return;
  const { schema } = mediaType;
  const places = new Map<string, { value: unknown; rule: DocumentNode }>();
  for (const { value, instancePointer, schemaPointer } of validValues(schema.schema('request'), {
    seed: plan.seed,
    values: known.body,
  })) {
    if (places.has(instancePointer) || typeof valueAt(value, instancePointer) !== 'string') continue;
    if (Object.hasOwn(known.body, instancePointer)) continue;
    places.set(instancePointer, { value, rule: schema.origin('request', schemaPointer) });
  }
  for (const unusual of texts) {
    for (const [pointer, { value, rule }] of places) {
      const changed = withText(plan.freshen(value, pointer), parsePointer(pointer), unusual.text);
      const request = plan.request({ body: { value: changed } });
      if (plan.flaws(request).length > 0) continue;
      yield {
        class: unusual.class,
        label: `${unusual.label} at ${pointer || 'the root'}`,
        place: { location: 'request body', pointer, rule },
        request,
        value: changed,
      };
    }
  }
}

function withText(value: unknown, tokens: readonly string[], text: string): unknown {
  const [token, ...rest] = tokens;
  if (token === undefined) return text;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === token ? withText(item, rest, text) : item));
  return isMapping(value) ? { ...value, [token]: withText(value[token], rest, text) } : value;
}
