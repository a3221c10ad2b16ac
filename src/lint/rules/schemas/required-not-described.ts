import type { Diagnostic } from '../../../diagnostics/diagnostic.js';
import { type DocumentNode, isMapping, items, member } from '../../../openapi/document-node.js';
import { conjunctsOf } from '../../conjuncts.js';
import { declares, isClosed } from '../../declared-properties.js';
import { writtenDiscriminator } from '../../discriminator-of.js';
import { nodeKey } from '../../name-node.js';
import type { Rule, RuleContext } from '../../rule.js';
import type { WrittenSchema } from '../../schema-index.js';

/** A required property that no part of the schema describes: most often a misspelt name. */
export const requiredNotDescribed: Rule = {
  code: 'required-not-described',
  severity: 'warning',
  summary: 'A required property is described nowhere.',
  why: 'Any value passes for it, so that its type is never checked; most often the name is misspelt and the real one optional.',
  example: {
    of: 'schema',
    before: 'type: object\nrequired: [nmae]\nproperties: {name: {type: string}}',
    after: 'type: object\nrequired: [name]\nproperties: {name: {type: string}}',
  },
  *check(_api, context) {
    const described = new Map<string, Set<string>>();
    for (const schema of context.schemas.with(holding)) {
      const neighbours = neighboursOf(schema, context);
      // What stands in one part of an allOf is described for all of them, and for the branches beside it.
      for (const part of neighbours) {
        const names = described.get(nodeKey(part)) ?? new Set();
        described.set(nodeKey(part), names);
        for (const name of requiredNames(part)) {
          if (neighbours.some((other) => declares(other, String(name.value)))) names.add(String(name.value));
        }
      }
    }
    for (const schema of context.schemas.with(['required'])) {
      if (isMapping(schema.value.properties)) yield* judge(schema, described, context);
    }
  },
};

/** What brings a `required` together with the properties that it names. */
const holding = ['required', '$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'then', 'else', 'not'];

function* judge(
  schema: WrittenSchema,
  described: ReadonlyMap<string, ReadonlySet<string>>,
  { diagnose }: RuleContext,
): Generator<Diagnostic> {
  if (isClosed(schema)) return;
  // What its own discriminator lacks is a finding of its own.
  const discriminator = writtenDiscriminator(schema)?.propertyName;
  for (const name of requiredNames(schema)) {
    if (name.value === discriminator) continue;
    if (described.get(nodeKey(schema))?.has(String(name.value))) continue;
    yield diagnose(name, {
      message: `\`${name.value}\` is required, but \`properties\` does not describe it.`,
      fix: `Describe \`${name.value}\` under \`properties\`, or correct the name.`,
    });
  }
}

/** The schema's own conjuncts, and those of its alternatives, which have to be satisfied beside it. */
function neighboursOf(schema: WrittenSchema, { resolve }: RuleContext): readonly WrittenSchema[] {
  const whole = conjunctsOf(schema, resolve);
  const branches = whole.flatMap((part) => [
    ...['anyOf', 'oneOf'].flatMap((keyword) => items(member(part, keyword))),
    ...['if', 'then', 'else', 'not'].flatMap((keyword) => member(part, keyword) ?? []),
  ]);
  return [...whole, ...branches.flatMap((branch) => conjunctsOf(branch, resolve))];
}

function requiredNames(schema: WrittenSchema): DocumentNode[] {
  return items(member(schema, 'required')).filter(({ value }) => typeof value === 'string');
}
