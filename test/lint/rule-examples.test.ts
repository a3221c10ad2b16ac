import { describe, expect, test } from '@jest/globals';
import type { Rule, RuleExample } from '../../src/lint/rule.js';
import { rules } from '../../src/lint/rules.js';
import { lintText } from './lint-text.js';

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  test('finds its defect in the text before', async () => {
    expect(await codesIn(rule, rule.example.before)).toContain(code);
  });

  test('finds nothing in the text after', async () => {
    expect(await codesIn(rule, rule.example.after)).not.toContain(code);
  });
});

async function codesIn(rule: Rule, text: string): Promise<string[]> {
  const found = await lintText(exampleDocument(rule.example, text), { rules: [rule] });
  return found.map((diagnostic) => diagnostic.code);
}

/** The whole document that the text of an example is a part of. */
function exampleDocument({ of, version = '3.1.0' }: RuleExample, text: string): string {
  const head = `openapi: ${version}\ninfo: {title: Pets, version: '1'}\n`;
  const indented = (spaces: number) => text.replaceAll(/^/gm, ' '.repeat(spaces));
  if (of === 'operation') return `${head}paths:\n  /pets/{id}:\n    put:\n${indented(6)}\n`;
  if (of === 'schema') return `${head}${pathsOfThing}components:\n  schemas:\n    Thing:\n${indented(6)}\n`;
  return `${head}${text.startsWith('paths:') ? '' : 'paths: {}\n'}${text}\n`;
}

const pathsOfThing = `paths:
  /things:
    get:
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
`;
