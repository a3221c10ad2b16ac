import { formatPointer } from '../../source/json-pointer.js';
import { isMapping } from '../document-node.js';
import type { Compiling } from './compiling.js';
import { type Check, keep, report, type StructureError, tryOut, type Walk } from './structure-walk.js';

/** Alternatives: the branch that the author had in mind is picked, and its errors alone are reported. */
export function meantBranch(branches: readonly object[], _schema: object, { check }: Compiling): Check {
  const demanded = branches.flatMap(demandedFirst);
  const all = branches.map((branch) => ({ judge: check(branch), isReference: isReferenceObject(branch) }));
  const references = all.filter(({ isReference }) => isReference);
  const others = all.filter(({ isReference }) => !isReference);
  return (value, walk) => {
    const isObject = isMapping(value);
    const lacksAll = isObject && !demanded.some((name) => Object.hasOwn(value, name));
    if (lacksAll && demanded.length === branches.length) {
      report(walk, { keyword: 'atLeastOne', stated: demanded, fields: [] });
      return;
    }
    const fitting = isObject && typeof value.$ref === 'string' ? references : others;
    const trials: Trial[] = [];
    for (const { judge } of fitting.length > 0 ? fitting : all) {
      const trial = tryOut(judge, value, walk);
      if (trial.errors.length === 0) return keep(trial, walk);
      trials.push(trial);
    }
    keep(lightest(trials, walk), walk);
  };
}

type Trial = ReturnType<typeof tryOut>;

/** The field that a branch without a name of its own demands first. */
function demandedFirst(branch: object): string[] {
  const { required, $ref } = branch as { required?: unknown; $ref?: unknown };
  return $ref === undefined && Array.isArray(required) ? [String(required[0])] : [];
}

/** Whether a branch of an official schema is its Reference Object. */
function isReferenceObject(branch: object): boolean {
  return /\/(?:json)?reference$/i.test(String((branch as { $ref?: unknown }).$ref));
}

/** The wrong type of value weighs most, then a field such as `in` or `type` that names another kind, then each error. */
function lightest(trials: readonly Trial[], walk: Walk): Trial {
  const at = formatPointer(walk.path);
  const weigh = (errors: readonly StructureError[]) =>
    errors.reduce((weight, { keyword, pointer }) => {
      if (keyword === 'type' && pointer === at) return weight + 1e6;
      const isKind =
        (keyword === 'enum' || keyword === 'const') && kinds.some((kind) => pointer === at + kind);
      return weight + (isKind ? 1001 : 1);
    }, 0);
  return trials.reduce((best, trial) => (weigh(trial.errors) < weigh(best.errors) ? trial : best));
}

const kinds = ['/in', '/type', '/flow'];
