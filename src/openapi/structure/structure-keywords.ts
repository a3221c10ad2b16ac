import { firstDuplicate } from '../../schema/json-equality.js';
import { isMapping } from '../document-node.js';
import type { Compiling } from './compiling.js';
import { meantBranch } from './meant-branch.js';
import { type Check, descend, keep, report, tryOut } from './structure-walk.js';

type Schema = Readonly<Record<string, unknown>>;

/** Makes a keyword a check: what it states, the schema that it stands in. */
type MakeCheck = (stated: never, schema: Schema, compiling: Compiling) => Check;

/** A keyword that accepts values of one kind or refuses them as a whole. */
function limit<Value>(
  keyword: string,
  isAbout: (value: unknown) => value is Value,
  accepts: (value: Value, stated: never) => boolean,
): [string, MakeCheck] {
  return [
    keyword,
    (stated) => (value, walk) => {
      if (isAbout(value) && !accepts(value, stated)) report(walk, { keyword, stated });
    },
  ];
}

const isNumber = (value: unknown): value is number => typeof value === 'number';
const isText = (value: unknown): value is string => typeof value === 'string';
const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isAnything = (_value: unknown): _value is unknown => true;

/** A keyword about which fields an object has. */
function fieldRule(
  keyword: string,
  accepts: (present: number, names: readonly string[]) => boolean,
): [string, MakeCheck] {
  return [
    keyword,
    (names: readonly string[]) => (value, walk) => {
      if (!isMapping(value)) return;
      const present = names.filter((name) => Object.hasOwn(value, name));
      if (accepts(present.length, names)) return;
      report(walk, { keyword, stated: names, fields: present });
    },
  ];
}

/** The checks of the keywords that the official schemas use (JSON Schema 2020-12), and of those that stand for their alternatives. */
export const keywordChecks: ReadonlyMap<string, MakeCheck> = new Map<string, MakeCheck>([
  limit('enum', isAnything, (value, stated: readonly unknown[]) => stated.includes(value)),
  limit('const', isAnything, (value, stated) => value === stated),
  limit('minimum', isNumber, (value, stated: number) => value >= stated),
  limit('exclusiveMinimum', isNumber, (value, stated: number) => value > stated),
  limit('minItems', isList, (value, stated: number) => value.length >= stated),
  limit('uniqueItems', isList, (value, stated: boolean) => !stated || firstDuplicate(value) === undefined),
  limit('minProperties', isMapping, (value, stated: number) => Object.keys(value).length >= stated),
  limit('maxProperties', isMapping, (value, stated: number) => Object.keys(value).length <= stated),
  [
    'pattern',
    (stated: string) => {
      const expression = new RegExp(stated, 'u');
      return (value, walk) => {
        if (isText(value) && !expression.test(value)) report(walk, { keyword: 'pattern', stated });
      };
    },
  ],
  fieldRule('exactlyOne', (present) => present === 1),
  fieldRule('atLeastOne', (present) => present > 0),
  fieldRule('excludes', (present, names) => present < names.length),
  [
    'required',
    (names: readonly string[]) => (value, walk) => {
      if (!isMapping(value)) return;
      for (const name of names) {
        if (!Object.hasOwn(value, name)) report(walk, { keyword: 'required', fields: [name] });
      }
    },
  ],
  [
    'properties',
    (properties: Schema, _schema, { check }) => {
      const checks = new Map(Object.entries(properties).map(([name, schema]) => [name, check(schema)]));
      return (value, walk) => {
        if (!isMapping(value)) return;
        for (const name of Object.keys(value)) {
          const property = checks.get(name);
          if (property) descend(property, name, value[name], walk);
        }
      };
    },
  ],
  [
    'patternProperties',
    (patterns: Schema, _schema, { check }) => {
      const checks = patternChecks(patterns, check);
      return (value, walk) => {
        if (!isMapping(value)) return;
        for (const name of Object.keys(value)) {
          for (const { expression, property } of checks) {
            if (expression.test(name)) descend(property, name, value[name], walk);
          }
        }
      };
    },
  ],
  [
    'additionalProperties',
    (stated: unknown, { properties = {}, patternProperties = {} }, { check }) => {
      const known = new Set(Object.keys(properties as Schema));
      const patterns = patternChecks(patternProperties as Schema, check);
      const other = check(stated);
      return (value, walk) => {
        if (!isMapping(value)) return;
        for (const name of Object.keys(value)) {
          if (known.has(name) || patterns.some(({ expression }) => expression.test(name))) continue;
          if (stated === false)
            report(walk, { keyword: 'additionalProperties', stated: [...known], fields: [name] });
          else descend(other, name, value[name], walk);
        }
      };
    },
  ],
  [
    'propertyNames',
    (schema: unknown, _schema, { check }) => {
      const name = check(schema);
      return (value, walk) => {
        for (const key of isMapping(value) ? Object.keys(value) : []) {
          if (tryOut(name, key, walk).errors.length > 0)
            report(walk, { keyword: 'propertyNames', fields: [key] });
        }
      };
    },
  ],
  [
    'items',
    (schema: unknown, _schema, { check }) => {
      const item = check(schema);
      return (value, walk) => {
        if (isList(value)) for (const [at, one] of value.entries()) descend(item, at, one, walk);
      };
    },
  ],
  [
    'contains',
    (schema: unknown, { minContains = 1, maxContains = Infinity }, { check }) => {
      const item = check(schema);
      return (value, walk) => {
        if (!isList(value)) return;
        const count = value.filter((one) => tryOut(item, one, walk).errors.length === 0).length;
        if (count < Number(minContains) || count > Number(maxContains)) report(walk, { keyword: 'contains' });
      };
    },
  ],
  ['$ref', (ref: string, _schema, { check, resolve }) => check(resolve(ref))],
  [
    'allOf',
    (parts: readonly unknown[], _schema, { check }) => {
      const checks = parts.map(check);
      return (value, walk) => {
        for (const part of checks) part(value, walk);
      };
    },
  ],
  [
    'not',
    (schema: unknown, _schema, { check }) => {
      const excluded = check(schema);
      return (value, walk) => {
        if (tryOut(excluded, value, walk).errors.length === 0) report(walk, { keyword: 'not' });
      };
    },
  ],
  [
    'if',
    (schema: unknown, branches, { check }) => {
      const condition = check(schema);
      const [yes, no] = [check(branches.then ?? true), check(branches.else ?? true)];
      return (value, walk) => {
        const trial = tryOut(condition, value, walk);
        const holds = trial.errors.length === 0;
        if (holds) keep(trial, walk);
        (holds ? yes : no)(value, walk);
      };
    },
  ],
  [
    'dependentSchemas',
    (schemas: Schema, _schema, { check }) => {
      const checks = Object.entries(schemas).map(([name, schema]) => ({ name, dependent: check(schema) }));
      return (value, walk) => {
        if (!isMapping(value)) return;
        for (const { name, dependent } of checks) if (Object.hasOwn(value, name)) dependent(value, walk);
      };
    },
  ],
  ['meant', meantBranch],
]);

function patternChecks(patterns: Schema, check: Compiling['check']) {
  return Object.entries(patterns).map(([pattern, schema]) => ({
    expression: new RegExp(pattern, 'u'),
    property: check(schema),
  }));
}
