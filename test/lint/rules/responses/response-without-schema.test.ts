import { responseWithoutSchema } from '../../../../src/lint/rules/responses/response-without-schema.js';
import { petDocument } from '../../lint-text.js';
import { testRule } from '../../rule-table.js';

const code = 'response-without-schema';
const content = (type: string) => `{description: ok, content: {${type}: {}}}`;

testRule(
  responseWithoutSchema,
  [
    {
      title: 'a JSON body without a schema',
      document: petDocument({ response: content('application/problem+json') }),
      finds: [`warning ${code}: application/problem+json`],
      says: 'The `application/problem+json` body of the 200 response has no schema, so any body passes.',
      fix: 'Add `schema`.',
    },
    {
      title: 'a text body without a schema',
      document: petDocument({ response: content('text/csv') }),
      finds: [`info ${code}: text/csv`],
    },
    {
      title: 'a success that says nothing about its body',
      document: petDocument({ responses: "{'201': {description: made}, 2XX: {description: good}}" }),
      finds: [`info ${code}: 201`, `info ${code}: 2XX`],
      says: 'The 201 response has no `content`',
      fix: 'document 204 if no body is sent',
    },
    {
      title: 'a shared response once',
      document: `openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /a:
    get: {responses: {'200': {$ref: '#/components/responses/Ok'}}}
    put: {responses: {'200': {$ref: '#/components/responses/Ok'}}}
components: {responses: {Ok: {description: ok}}}
`,
      finds: [`info ${code}: Ok`],
    },
  ],
  [
    { title: 'a body with a schema', document: petDocument({}) },
    {
      title: 'an image, which its type describes',
      document: petDocument({ response: content('image/png') }),
    },
    {
      title: 'statuses without a body, and redirections that say nothing about theirs',
      document: petDocument({
        responses: "{'204': {description: none}, '205': {description: reset}, '303': {description: there}}",
      }),
    },
    {
      title: 'a HEAD operation',
      document:
        "{openapi: 3.1.0, info: {title: t, version: '1'}, paths: {/a: {head: {responses: {'200': {description: ok}}}}}}",
    },
  ],
);
