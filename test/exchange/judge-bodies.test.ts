import { describe, expect, test } from '@jest/globals';
import { judgeRequest } from '../../src/exchange/judge-request.js';
import { judgeResponse } from '../../src/exchange/judge-response.js';
import { apiOf, operationOf } from '../openapi/load-text.js';

function judge(type: string, written: string, body: string, sent = type): string[] {
  const content = `{content: {'${type}': ${written}}}`;
  const api = apiOf(
    `openapi: 3.2.0\npaths: {/a: {post: {requestBody: ${content}, responses: {'200': ${content}}}}}`,
  );
  const headers = [['Content-Type', sent]] as const;
  const operation = operationOf(api);
  const bytes = Buffer.from(body, 'latin1');
  const asked = judgeRequest(operation, { method: 'POST', target: '/a', headers, body: bytes }, new Map());
  const answer = { status: 200, statusText: 'OK', headers, body: bytes };
  const answered = judgeResponse(operation, 'POST', answer);
  // Both directions are judged alike.
  expect(answered.flaws.map(({ pointer }) => pointer)).toEqual(asked.map(({ pointer }) => pointer));
  return asked.map(({ pointer, keyword }) => `${pointer} ${keyword}`);
}

const part = (head: string, body: string) =>
  `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
const multipart = (written: string, body: string) =>
  judge('multipart/form-data', written, body, 'multipart/form-data; boundary=b');

describe('a multipart body', () => {
  const schema =
    '{schema: {type: object, required: [n], properties: {n: {type: integer}, f: {type: string, format: binary}, l: {type: array, items: {type: integer}}, o: {type: object, properties: {a: {type: integer}}}}}}';
  const typed = 'encoding: {f: {contentType: image/png, headers: {X-Sum: {required: true}}}}';

  test.each([
    ['a part of another type', schema, `${part('name="n"', 'x')}--b--`, ['/n type']],
    ['a missing part', schema, `${part('name="x"', '1')}--b--`, [' required']],
    [
      'an item of a list',
      schema,
      `${part('name=n', '1')}${part('name=l', '1')}${part('name=l', 'x')}--b--`,
      ['/l/1 type'],
    ],
    ['a repeated part', schema, `${part('name=n', '1')}${part('name=n', '2')}--b--`, ['/n type']],
    [
      'what is inside JSON',
      schema,
      `${part('name=n', '1')}${part('name=o', '{"a":"x"}')}--b--`,
      ['/o/a type'],
    ],
    ['no end', schema, part('name=n', '1'), [' syntax']],
    ['no boundary in it', schema, 'n=1', [' syntax']],
    [
      'text under the label of JSON, as text',
      '{schema: {type: object, properties: {t: {type: string, enum: [a]}}}}',
      `${part('name=t\r\nContent-Type: application/json', '{}')}--b--`,
      ['/t enum'],
    ],
    ['broken JSON', schema, `${part('name=o\r\nContent-Type: application/json', '{')}--b--`, [' syntax']],
    [
      'a part of another media type, and without its header',
      `{schema: {type: object}, ${typed}}`,
      `${part('name=f; filename=f\r\nContent-Type: text/html', 'x')}--b--`,
      ['/f content', '/f required'],
    ],
  ])('is judged: %s', (_what, written, body, flaws) => {
    expect(multipart(written, body)).toEqual(flaws);
  });

  test.each([
    [
      'bytes in a file',
      schema,
      `${part('name=n', '1')}${part('name=f; filename="ü\\".png"', '\u0000\u00ff\r\n--c')}--b--`,
    ],
    ['text around it', schema, `preamble\r\n${part('name=n', '1')}--b--\r\nepilogue`],
    [
      'text under the label of JSON',
      '{schema: {type: object, properties: {t: {type: string}}}}',
      `${part('name=t\r\nContent-Type: application/json', '{}')}--b--`,
    ],
    [
      'an item that is text under the label of JSON, even the text of a list',
      '{schema: {type: object, properties: {t: {type: array, items: {type: string}}}}}',
      `${part('name=t', 'a')}${part('name=t\r\nContent-Type: application/json', '[]')}--b--`,
    ],
    ['single line ends', schema, `${part('name=n', '1')}--b--`.replaceAll('\r\n', '\n')],
    [
      'a type of a range',
      `{schema: {type: object}, ${typed}}`,
      `${part('name=f\r\nX-Sum: 1\r\nContent-Type: image/png', 'x')}--b--`,
    ],
  ])('is spared: %s', (_what, written, body) => {
    expect(multipart(written, body)).toEqual([]);
  });

  test('needs a boundary in its media type', () => {
    expect(judge('multipart/form-data', '{}', '--b--')).toEqual([' syntax']);
  });
});

describe('an XML body', () => {
  const pet = `{schema: {type: object, xml: {name: pet}, required: [name], properties: {id: {type: integer, xml: {attribute: true}}, name: {type: string},
    tags: {type: array, xml: {wrapped: true}, items: {type: integer, xml: {name: tag}}}, at: {type: string, xml: {name: when, namespace: 'urn:t'}}}}}`;
  const xml = (body: string) => judge('application/xml', pet, body);

  test.each([
    ['a missing element', '<pet/>', [' required']],
    ['an attribute of another type', '<pet id="x"><name/></pet>', ['/id type']],
    ['an item of another type', '<pet><name/><tags><tag>x</tag></tags></pet>', ['/tags/0 type']],
    ['an item of another name', '<pet><name/><tags><t>1</t></tags></pet>', ['/tags type']],
    ['a repeated element', '<pet><name>a</name><name>b</name></pet>', ['/name type']],
    ['another root', '<cat><name/></cat>', [' syntax']],
    ['two roots', '<pet/><pet/>', [' syntax']],
    ['tags that do not match', '<pet><name></pet></name>', [' syntax']],
    ['an undeclared entity', '<pet><name>&x;</name></pet>', [' syntax']],
    ['entities that expand', '<!DOCTYPE p [<!ENTITY x "y">]><pet><name>&x;</name></pet>', [' syntax']],
    ['a file', '<!DOCTYPE p SYSTEM "file:///etc/passwd"><pet><name/></pet>', [' syntax']],
    ['a nest too deep', `${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`, [' syntax']],
  ])('is judged: %s', (_what, body, flaws) => {
    expect(xml(body)).toEqual(flaws);
  });

  test.each([
    [
      'a declaration, comments and space',
      '<?xml version="1.0"?>\n<!-- <!DOCTYPE no> -->\n<pet id=" 5"\n> <name>a</name> <tags> <tag> 1 </tag> </tags> </pet>',
    ],
    ['any prefix', '<p:pet xmlns:p="urn:p" xmlns:q="urn:t"><p:name/><q:when>x</q:when></p:pet>'],
    ['CDATA', '<pet><name><![CDATA[<!DOCTYPE &x;]]></name></pet>'],
    ['undeclared elements and attributes', '<pet xml:lang="en" x="1"><name/><more><a>1</a></more></pet>'],
    ['no items', '<pet><name/><tags/></pet>'],
  ])('is spared: %s', (_what, body) => {
    expect(xml(body.replace('" 5"', '"5"'))).toEqual([]);
  });
});

describe('a sequence', () => {
  const item = '{itemSchema: {type: object, properties: {n: {type: integer}}}}';
  const event =
    '{itemSchema: {type: object, properties: {data: {type: object, properties: {n: {type: integer}}}, event: {enum: [a]}}}}';

  test.each([
    ['application/jsonl', item, '{"n":1}\n{"n":"x"}\n', ['/1/n type']],
    [
      'application/jsonl',
      '{schema: {type: object, properties: {n: {type: integer}}}}',
      '{"n":"x"}',
      ['/0/n type'],
    ],
    ['application/jsonl', '{schema: {type: array, maxItems: 1}}', '1\n2\n', [' maxItems']],
    ['application/x-ndjson', item, '{"n":1}\n{', [' syntax']],
    ['application/json-seq', item, '\u001e{"n":1}\n\u001e{"n":"x"}\n', ['/1/n type']],
    ['text/event-stream', event, 'data: {"n":"x"}\nevent: b\n\n', ['/0/data/n type', '/0/event enum']],
    ['text/event-stream', event, ': hello\nretry: 5\n\ndata: {"n":\ndata: 1}\n\ndata: cut off', []],
    ['text/event-stream', '{schema: {type: string, minLength: 99}}', 'data: x\n\n', [' minLength']],
  ])('of %s, %s: %j', (type, written, body, flaws) => {
    expect(judge(type, written, body)).toEqual(flaws);
  });
});

describe('a form', () => {
  const schema =
    '{type: object, properties: {l: {type: array, items: {type: integer}}, o: {type: object, properties: {a: {type: integer}}}}}';

  test.each([
    ['its lists repeat', `{schema: ${schema}}`, 'l=1&l=x', ['/l/1 type']],
    ['its objects are JSON', `{schema: ${schema}}`, 'o={"a":"x"}', ['/o/a type']],
    [
      'its objects are deep',
      `{schema: ${schema}, encoding: {o: {style: deepObject}}}`,
      'o[a]=x',
      ['/o/a type'],
    ],
    ['its lists have commas', `{schema: ${schema}, encoding: {l: {explode: false}}}`, 'l=1,x', ['/l/1 type']],
  ])('is judged: %s', (_what, written, body, flaws) => {
    expect(judge('application/x-www-form-urlencoded', written, body)).toEqual(flaws);
  });
});
