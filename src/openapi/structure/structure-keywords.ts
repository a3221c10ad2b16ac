import type { ErrorObject, FuncKeywordDefinition, ValidateFunction } from 'ajv';
import { isMapping } from '../document-node.js';

/** Compiles a branch: its references are absolute. */
export type CompileBranch = (schema: object) => ValidateFunction;

interface Validate {
  (value: unknown, context?: { readonly instancePath: string }): boolean;
  errors?: Partial<ErrorObject>[];
}

/**
 * The keywords that alternatives of an official schema are told by. `meant` picks the branch that the author had in mind, and
 * reports its errors alone; `exactlyOne`, `atLeastOne` and `excludes` are about fields by name.
 */
export function structureKeywords(compile: CompileBranch): FuncKeywordDefinition[] {
  return [
    {
      keyword: 'meant',
      schemaType: 'array',
      errors: 'full',
      compile: (branches: object[]) => meantBranch(branches, compile),
    },
    fieldKeyword('exactlyOne', (_names, present) => present === 1),
    fieldKeyword('atLeastOne', (_names, present) => present > 0),
    fieldKeyword('excludes', (names, present) => present < names.length),
  ];
}

function fieldKeyword(
  keyword: string,
  accepts: (names: readonly string[], present: number) => boolean,
): FuncKeywordDefinition {
  return {
    keyword,
    schemaType: 'array',
    errors: 'full',
    compile: (names: string[]) => {
      const validate: Validate = (value, context) => {
        if (!isMapping(value)) return true;
        const present = names.filter((name) => Object.hasOwn(value, name));
        if (accepts(names, present.length)) return true;
        validate.errors = [
          { keyword, instancePath: context?.instancePath ?? '', schemaPath: '', params: { names, present } },
        ];
        return false;
      };
      return validate as ReturnType<NonNullable<FuncKeywordDefinition['compile']>>;
    },
  };
}

function meantBranch(branches: readonly object[], compile: CompileBranch) {
  // Compiled when first needed: branches are recursive.
  const compiled: (ValidateFunction | undefined)[] = branches.map(() => undefined);
  const errorsOf = (index: number, value: unknown): ErrorObject[] => {
    const branch = compiled[index] ?? compile(branches[index] as object);
    compiled[index] = branch;
    return branch(value) ? [] : (branch.errors ?? []).slice();
  };
  const demanded = branches.flatMap((branch) => demandedFirst(branch));
  const validate: Validate = (value, context) => {
    const at = context?.instancePath ?? '';
    if (
      demanded.length === branches.length &&
      isMapping(value) &&
      !demanded.some((name) => Object.hasOwn(value, name))
    ) {
      const params = { names: demanded, present: [] };
      validate.errors = [{ keyword: 'atLeastOne', instancePath: at, schemaPath: '', params }];
      return false;
    }
    const isReference = isMapping(value) && typeof value.$ref === 'string';
    const references = branches.map((branch) =>
      /\/(?:json)?reference$/i.test(String(Object.values(branch)[0])),
    );
    const indices = branches.map((_, index) => index);
    const fitting = indices.filter((index) => references[index] === isReference);
    let best: ErrorObject[] | undefined;
    for (const index of fitting.length > 0 ? fitting : indices) {
      const errors = errorsOf(index, value);
      if (errors.length === 0) return true;
      if (!best || weigh(errors) < weigh(best)) best = errors;
    }
    validate.errors = (best ?? []).map((error) => ({ ...error, instancePath: at + error.instancePath }));
    return false;
  };
  return validate as ReturnType<NonNullable<FuncKeywordDefinition['compile']>>;
}

/** The field that a branch without a name of its own demands first. */
function demandedFirst(branch: object): string[] {
  const { required, $ref } = branch as { required?: unknown; $ref?: unknown };
  return $ref === undefined && Array.isArray(required) ? [String(required[0])] : [];
}

/** The wrong type of value weighs most, then a field such as `in` or `type` that names another kind, then each error. */
function weigh(errors: readonly ErrorObject[]): number {
  let weight = errors.length;
  for (const { keyword, instancePath } of errors) {
    if (keyword === 'type' && instancePath === '') weight += 1e6;
    if ((keyword === 'enum' || keyword === 'const') && /^\/(in|type|flow)$/.test(instancePath)) weight += 1e3;
  }
  return weight;
}
