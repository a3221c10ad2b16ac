import { pointerFromFragment } from '../source/json-pointer.js';
import { CompilationSpace, definitionsOf, isDefinition } from './compilation-space.js';
import type { JsonSchema } from './json-schema.js';
import { isJsonObject, KEYWORDS } from './schema-keywords.js';

const spaces = new WeakMap<object, CompilationSpace>();
const selfSufficient = new WeakMap<object, boolean>();

/** Schemas that have nothing in common but their space, at most: they are kept as long as one of them is. */
const mostStrangers = 50;

let latest: CompilationSpace | undefined;

/**
 * The space in which a schema is compiled: that of other schemas with the same definition objects under the same names, else the latest, since to
 * make an Ajv takes as long as to compile a small schema. One of its own where a definition refers to what is none.
 */
export function spaceFor(schema: JsonSchema): CompilationSpace {
  const definitions = Object.values(definitionsOf(schema)).filter(
    (one) => typeof one === 'object' && one !== null,
  );
  if (!definitions.every(refersToDefinitionsOnly)) return new CompilationSpace();
  const known = definitions.map((one) => spaces.get(one)).find((space) => space?.accepts(schema));
  const space = known ?? latestFor(schema);
  for (const definition of definitions) if (!spaces.has(definition)) spaces.set(definition, space);
  return space;
}

function latestFor(schema: JsonSchema): CompilationSpace {
  if (!latest || latest.size >= mostStrangers || !latest.accepts(schema)) latest = new CompilationSpace();
  return latest;
}

function refersToDefinitionsOnly(definition: object): boolean {
  let answer = selfSufficient.get(definition);
  if (answer === undefined) {
    answer = findReferences(definition).every((reference) => isDefinition(pointerFromFragment(reference)));
    selfSufficient.set(definition, answer);
  }
  return answer;
}

/** The `$ref`s of a schema and of those inside it; members that are no keywords may hold what they like. */
function findReferences(schema: unknown): string[] {
  if (!isJsonObject(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const holds = KEYWORDS.get(keyword)?.holds ?? 'data';
    if (keyword === '$ref') return typeof value === 'string' ? [value] : [];
    if (holds === 'data') return [];
    if (holds === 'schema') return findReferences(value);
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(findReferences) : [];
  });
}
