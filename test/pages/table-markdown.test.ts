import { expect, test } from '@jest/globals';
import { valueAt } from '../../src/source/json-pointer.js';
import type { Source } from '../../src/source/source.js';
import { documentAt, draftOf, pageTextOf, partialDraftOf } from './read-draft.js';

const page: Source = {
  path: 'docs/thing.md',
  text: `## Change a thing

\`PUT /things/{id}\`

\`\`\`shell
curl -X PUT /things/1
\`\`\`

### Parameters

|Name|In|Type|Required|Description|
|---|---|---|---|---|
|id|path|integer(int64)|true|Which thing|
|tags|query|array[string]|false|a\\|b|
|body|body|object|true|none|
|» name|body|string|true|Its name|
|» 색상|body|string|false|none|

### Responses

|Status|Meaning|Description|Schema|
|---|---|---|---|
|200|[OK](https://tools.ietf.org/html/rfc7231#section-6.3.1)|Changed|[Thing](#schemathing)|
|404|[Not Found](https://tools.ietf.org/html/rfc7231#section-6.5.4)|No such thing|None|
`,
};
const operation = '/paths/~1things~1{id}/put';

test('parameters are read from a table', () => {
  expect(documentAt(page, `${operation}/parameters`)).toEqual([
    {
      name: 'id',
      in: 'path',
      required: true,
      description: 'Which thing',
      schema: { type: 'integer', format: 'int64' },
    },
    { name: 'tags', in: 'query', description: 'a|b', schema: { type: 'array', items: { type: 'string' } } },
  ]);
});

test('the body is read from its rows', () => {
  expect(documentAt(page, `${operation}/requestBody`)).toMatchObject({
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: { name: { type: 'string', description: 'Its name' }, 색상: { type: 'string' } },
          required: ['name'],
        },
      },
    },
  });
});

test('each status is a response, with what is missing in it', () => {
  expect(documentAt(page, `${operation}/responses`)).toEqual({
    '200': {
      description: 'Changed',
      'x-not-stated': { content: 'The page names the schema Thing and no media type.' },
    },
    '404': { description: 'No such thing' },
  });
});

test('each part has its row as its place', () => {
  expect(pageTextOf(page, `${operation}/parameters/1`)).toBe('|tags|query|array[string]|false|a\\|b|');
  expect(draftOf(page).unconsumed).toEqual([]);
});

test('a second operation is told, not mixed in', () => {
  const two = {
    ...page,
    text: `${page.text}\n## Other\n\n\`GET /others\`\n\n|Status|Description|\n|-|-|\n|500|no|\n`,
  };
  const { document, gaps } = partialDraftOf(two);
  expect(Object.keys(valueAt(document, `${operation}/responses`) as object)).toEqual(['200', '404']);
  expect(gaps).toHaveLength(1);
});
