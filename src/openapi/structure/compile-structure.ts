import { isOfType } from '../../schema/json-type.js';
import { valueAt } from '../../source/json-pointer.js';
import { isMapping } from '../document-node.js';
import type { Compiling } from './compiling.js';
import { keywordChecks } from './structure-keywords.js';
import { type Check, keep, report, type StructureError } from './structure-walk.js';

type Schema = Readonly<Record<string, unknown>>;

/** What a document breaks of a schema. */
export type StructureValidator = (document: unknown) => StructureError[];

/**
 * An official schema in the words of `structure-keywords.ts` as functions. It judges one document, and most of it not even
 * that: generating code for it, as Ajv does, takes longer than linting most documents.
 */
export function compileStructure(root: Schema): StructureValidator {
  const made = new Map<unknown, Check>();
  const compiling: Compiling = {
    check(schema) {
      const known = made.get(schema);
      if (known) return known;
      // Made when first needed: schemas are recursive.
      let check: Check | undefined;
      const lazy: Check = (value, walk) => {
        check ??= checkOf(schema, compiling);
        check(value, walk);
      };
      made.set(schema, lazy);
      return lazy;
    },
    resolve: (ref) => valueAt(root, ref.slice(1)),
  };
  const check = compiling.check(root);
  return (document) => {
    const errors: StructureError[] = [];
    check(document, { path: [], errors, seen: undefined });
    return errors;
  };
}

function checkOf(schema: unknown, compiling: Compiling): Check {
  if (!isMapping(schema)) return schema === false ? refuse : accept;
  const { type, unevaluatedProperties, ...others } = schema;
  const checks = Object.entries(others).flatMap(([keyword, stated]) => {
    const make = keywordChecks.get(keyword);
    if (make) return [make(stated as never, schema, compiling)];
    if (annotations.has(keyword)) return [];
    throw new Error(`The keyword ${keyword} of the official schemas is not known.`);
  });
  const types = type === undefined ? undefined : [type].flat().map(String);
  const all: Check = (value, walk) => {
    // Whatever else is asked of a value of the wrong type is not its defect.
    if (types && !isOfType(value, types)) {
      report(walk, { keyword: 'type', stated: type });
      return;
    }
    for (const check of checks) check(value, walk);
  };
  return unevaluatedProperties === false ? closed(all, schema, compiling) : all;
}

const accept: Check = () => {};
const refuse: Check = (_value, walk) => report(walk, { keyword: 'false' });

const annotations = new Set([
  ...['title', 'description', 'default', 'format', 'url', 'definitions', '$defs', '$comment'],
  ...[
    'id',
    '$id',
    '$schema',
    '$dynamicAnchor',
    'then',
    'else',
    'minContains',
    'maxContains',
    'additionalItems',
  ],
]);

/** A schema that allows no fields but those that its keywords look at (JSON Schema 2020-12 §11.3). */
function closed(check: Check, schema: unknown, compiling: Compiling): Check {
  let possible: ReadonlySet<string> | undefined;
  return (value, walk) => {
    const own = { path: walk.path, errors: [] as StructureError[], seen: new Set<string>() };
    check(value, own);
    const isFaulty = own.errors.length > 0;
    for (const name of isMapping(value) ? Object.keys(value) : []) {
      if (own.seen.has(name)) continue;
      own.seen.add(name);
      // Where something is wrong, the branch that knows a field may not have been taken: the field is not to blame.
      possible ??= new Set(fieldsOf(schema, compiling));
      if (isFaulty && possible.has(name)) continue;
      report(own, { keyword: 'unevaluatedProperties', stated: [...possible], fields: [name] });
    }
    keep(own, walk);
  };
}

/** The fields that a schema describes under any condition. */
function* fieldsOf(
  schema: unknown,
  compiling: Compiling,
  passed: Set<unknown> = new Set(),
): Generator<string> {
  if (!isMapping(schema) || passed.has(schema)) return;
  passed.add(schema);
  const { properties, $ref, allOf, meant, dependentSchemas } = schema;
  if (isMapping(properties)) yield* Object.keys(properties);
  const lists = [allOf, meant].flatMap((parts) => (Array.isArray(parts) ? parts : []));
  const dependent = isMapping(dependentSchemas) ? Object.values(dependentSchemas) : [];
  const target = typeof $ref === 'string' ? compiling.resolve($ref) : undefined;
  const parts = [target, schema.if, schema.then, schema.else, ...lists, ...dependent];
  for (const part of parts) yield* fieldsOf(part, compiling, passed);
}
