import { readHeader } from '../../exchange/read-parameter.js';
import { isFieldValue, type WireResponse } from '../../http/message.js';
import type { Response } from '../../openapi/api.js';
import { validatorOf } from '../../schema/compile.js';
import { invalidValues } from '../../schema/invalid-values.js';
import type { Breach } from './breach.js';

/** The answer without each documented header, and with a value that breaks each rule of it, where a text can. */
export function* headerBreaches({ headers }: Response, answer: WireResponse): Generator<Breach> {
  for (const header of headers) {
    const { name, node, schema } = header;
    const others = answer.headers.filter(([key]) => key.toLowerCase() !== name.toLowerCase());
    yield {
      kind: 'header-missing',
      label: `the header ${name} is left out`,
      answer: { ...answer, headers: others },
      rule: node,
      fix: 'Write `required: true` if it is always sent.',
    };
    if (!schema) continue;
    const own = schema.schema('response');
    const met = new Set<string>();
    for (const { value, keyword, schemaPointer } of invalidValues(own)) {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      if (met.has(keyword) || !isFieldValue(text) || text === '') continue;
      // Read as a header's text, a wrong value may be a right one.
      if (validatorOf(own).validate(readHeader(header, text)).length === 0) continue;
      met.add(keyword);
      yield {
        kind: 'header-value',
        label: `the header ${name} is ${text}`,
        answer: { ...answer, headers: [...others, [name, text]] },
        rule: schema.origin('response', schemaPointer),
        fix: `See why \`${keyword}\` does not hold.`,
      };
    }
  }
}
