import { parsePointer } from '../source/json-pointer.js';
import type { SchemaViolation } from './violation.js';

/** Keywords by which a property tells one alternative from another. */
const TELLING = new Set(['const', 'enum']);
/** Violations reported at a property though they are about the shape of the object around it. */
const ABOUT_PARENT = new Set(['additionalProperties', 'unevaluatedProperties', 'propertyNames']);

/**
 * The alternative of an `anyOf` or `oneOf` that a value was clearly meant for, or undefined: the only one whose type fits,
 * else the only one whose telling properties (`const`, `enum`) fit, else the only one wrong nowhere but further inside.
 */
export function nearestBranch(
  branches: readonly (readonly SchemaViolation[])[],
  instancePointer: string,
): readonly SchemaViolation[] | undefined {
  const depth = parsePointer(instancePointer).length;
  const levelOf = (violation: SchemaViolation): number =>
    parsePointer(violation.instancePointer).length - depth - (ABOUT_PARENT.has(violation.keyword) ? 1 : 0);
  const disqualifiers: readonly ((violation: SchemaViolation) => boolean)[] = [
    (violation) =>
      levelOf(violation) === 0 && (violation.keyword === 'type' || violation.keyword === 'false'),
    (violation) => levelOf(violation) <= 1 && TELLING.has(violation.keyword),
    (violation) => levelOf(violation) === 0,
  ];
  let remaining = branches;
  for (const disqualifies of disqualifiers) {
    const kept = remaining.filter((violations) => !violations.some(disqualifies));
    if (kept.length === 1) return kept[0];
    if (kept.length > 0) remaining = kept;
  }
  return undefined;
}
