import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { bundledNames, openSpec } from '../../src/commands/open-spec.js';
import { generateTypes } from '../../src/types/generate-types.js';
import { compileCallers } from './compile-callers.js';

/** The one operation of each API, as its generated file names it. */
const operations: Record<(typeof bundledNames)[number], string> = {
  asapp: "operations['patchSegment']",
  verbose: "operations['updateSegment']",
  sendgrid: "paths['/v3/marketing/segments/2.0/{segment_id}']['patch']",
  kibamail: "paths['/v1/segments/{segmentId}']['put']",
  aiderx: "paths['/audiences/segments']['patch']",
};

interface Caller {
  readonly api: (typeof bundledNames)[number];
  readonly title: string;
  readonly code: string;
}

const right: readonly Caller[] = [
  {
    api: 'asapp',
    title: 'a body',
    code: "const body: Request = { name: 'VIP', structuredDataFieldIds: ['a'] };",
  },
  {
    api: 'asapp',
    title: 'the body of an error',
    code: 'const text = (body: BodyOf<Op, 404>): string | undefined => body.error?.message;',
  },
  {
    api: 'verbose',
    title: 'null where it is allowed',
    code: 'const body: Request = { definition: { base_lead_list_id: null } };',
  },
  {
    api: 'verbose',
    title: 'any condition value',
    code: "const body: Request = { definition: { conditions: [{ field: 'a', op: 'eq', value: 7 }] } };",
  },
  {
    api: 'verbose',
    title: 'a property beyond those named, where they are open',
    code: 'const body: BodyOf<Op, 200> = { ok: true, more: [1] };',
  },
  { api: 'sendgrid', title: 'an empty body', code: 'const body: Request = {};' },
  {
    api: 'sendgrid',
    title: 'nested values of an answer',
    code: 'const city = (body: BodyOf<Op, 200>): string[] => body.contacts_sample.map((contact) => contact.city);',
  },
  {
    api: 'sendgrid',
    title: 'an answer narrowed by its status',
    code: 'const first = (answer: ResponseOf<Op>) => (answer.status === 400 ? answer.body.errors[0]?.field : undefined);',
  },
  {
    api: 'sendgrid',
    title: 'no body where none is described',
    code: 'const body: BodyOf<Op, 429> = undefined;',
  },
  {
    api: 'kibamail',
    title: 'a constant',
    code: "const kind = (body: BodyOf<Op, 200>): 'segment' => body.object;",
  },
  {
    api: 'kibamail',
    title: 'the parameters of the path',
    code: "const path: ParametersOf<Op, 'path'> = { segmentId: 'abc' };",
  },
  {
    api: 'aiderx',
    title: 'a listed value',
    code: "const body: Request = { id: 'a', management_type: 'selfmanaged', name: 'n', owner_id: 'o' };",
  },
];

const wrong: readonly (Caller & { readonly error: string })[] = [
  { api: 'asapp', title: 'a number for text', code: 'const body: Request = { name: 7 };', error: 'TS2322' },
  {
    api: 'asapp',
    title: 'a misspelt property',
    code: "const body: Request = { nam: 'VIP' };",
    error: 'TS2561',
  },
  {
    api: 'asapp',
    title: 'a status that is not documented',
    code: 'const body = (it: BodyOf<Op, 418>) => it;',
    error: 'TS2344',
  },
  {
    api: 'verbose',
    title: 'a value that is not listed',
    code: "const body: Request = { definition: { match: 'none' } };",
    error: 'TS2322',
  },
  {
    api: 'verbose',
    title: 'a condition without its field',
    code: "const body: Request = { definition: { conditions: [{ op: 'eq', value: 7 }] } };",
    error: 'TS2741',
  },
  {
    api: 'sendgrid',
    title: 'a property that the answer does not have',
    code: 'const get = (body: BodyOf<Op, 200>) => body.contact_count;',
    error: 'TS2551',
  },
  {
    api: 'sendgrid',
    title: 'an answer of another status',
    code: 'const get = (answer: ResponseOf<Op>) => (answer.status === 200 ? answer.body.errors : undefined);',
    error: 'TS2339',
  },
  {
    api: 'sendgrid',
    title: 'a body where none is described',
    code: 'const body: BodyOf<Op, 429> = {};',
    error: 'TS2322',
  },
  {
    api: 'sendgrid',
    title: 'null where it is not allowed',
    code: 'const body: Request = { name: null };',
    error: 'TS2322',
  },
  {
    api: 'kibamail',
    title: 'a parameter under another name',
    code: "const path: ParametersOf<Op, 'path'> = { id: 'abc' };",
    error: 'TS2353',
  },
  {
    api: 'kibamail',
    title: 'a value other than the constant',
    code: "const is = (body: BodyOf<Op, 200>) => body.object === 'segments';",
    error: 'TS2367',
  },
  {
    api: 'aiderx',
    title: 'a body without what is required',
    code: "const body: Request = { id: 'a' };",
    error: 'TS2739',
  },
  {
    api: 'aiderx',
    title: 'an optional property as if it were there',
    code: 'const size = (body: BodyOf<Op, 200>): string => body.description;',
    error: 'TS2322',
  },
];

const sourceOf = ({ api, code }: Caller) => `
import type { BodyOf, operations, ParametersOf, paths, RequestOf, ResponseOf } from '../../generated/${api}.js';
type Op = ${operations[api]};
type Request = RequestOf<Op>;
export ${code}
`;

const compiled = compileCallers([...right, ...wrong].map(sourceOf));

describe('a caller in TypeScript', () => {
  test.each(right.map((caller, index) => ({ ...caller, errors: compiled[index] })))(
    'of $api may use $title',
    ({ errors }) => {
      expect(errors).toEqual([]);
    },
  );

  test.each(wrong.map((caller, index) => ({ ...caller, errors: compiled[right.length + index] })))(
    'of $api may not use $title',
    ({ errors, error, code }) => {
      expect(errors).toEqual([`${error} on "export ${code}"`]);
    },
  );

  test.each(bundledNames)('has a right and a wrong example of %s', (name) => {
    expect(right.map(({ api }) => api)).toContain(name);
    expect(wrong.map(({ api }) => api)).toContain(name);
  });
});

test.each(bundledNames)('the generated file of %s is that of its document, and says so', async (name) => {
  const text = await generateTypes(openSpec(name).api);
  expect(text.split('\n')[0]).toBe(`// Generated by tally types from ${name}.yaml; do not edit.`);
  expect(readFileSync(`generated/${name}.ts`, 'utf8')).toBe(text);
});
