import { pointerFromFragment } from '../source/json-pointer.js';
import { CompilationSpace, definitionsOf, isDefinition } from './compilation-space.js';
import type { JsonSchema } from './json-schema.js';

const spaces = new WeakMap<object, CompilationSpace>();
const selfSufficient = new WeakMap<object, boolean>();

/**
 * The space in which a schema is compiled: that of other schemas with the same definition objects under the same names, where
 * all that the definitions refer to are definitions; else one of its own.
 */
export function spaceFor(schema: JsonSchema): CompilationSpace {
  const definitions = Object.values(definitionsOf(schema)).filter(
    (one) => typeof one === 'object' && one !== null,
  );
  if (definitions.length === 0 || !definitions.every(refersToDefinitionsOnly)) return new CompilationSpace();
  const known = definitions.map((one) => spaces.get(one)).find((space) => space?.accepts(schema));
  const space = known ?? new CompilationSpace();
  for (const definition of definitions) if (!spaces.has(definition)) spaces.set(definition, space);
  return space;
}

function refersToDefinitionsOnly(definition: object): boolean {
  let answer = selfSufficient.get(definition);
  if (answer === undefined) {
    answer = findReferences(definition).every((reference) => isDefinition(pointerFromFragment(reference)));
    selfSufficient.set(definition, answer);
  }
  return answer;
}

/** Every `$ref` text, also of members that only look like references. */
function findReferences(value: unknown): string[] {
  const found: string[] = [];
  const open = [value];
  for (let at = 0; at < open.length; at++) {
    const one = open[at];
    if (typeof one !== 'object' || one === null) continue;
    const reference = (one as { $ref?: unknown }).$ref;
    if (typeof reference === 'string') found.push(reference);
    for (const member of Object.values(one)) open.push(member);
  }
  return found;
}
