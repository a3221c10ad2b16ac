import type { Meaning } from '../../contract/meaning.js';
import { propertyNamesOf, propertyOf } from '../../exchange/schema-types.js';
import type { Operation } from '../../openapi/api.js';
import type { SchemaObject } from '../../schema/json-schema.js';
import { joinPointer } from '../../source/json-pointer.js';
import type { KnownValues } from '../known-values.js';

/** What an operation promises of its resource, by the contract file or by its method. */
export interface Promises {
  readonly meaning: Meaning;
  readonly method: string;
  /** Top-level properties that requests can write. */
  readonly writable: ReadonlySet<string>;
  readonly keepsUnsent: boolean;
  readonly dropsUnsent: boolean;
  /** Properties that name the resource, with the value asked for. */
  readonly ids: ReadonlyMap<string, unknown>;
  /** Declared makes an error, inferred a warning, denied nothing. */
  severityOf(rule: keyof Meaning): 'error' | 'warning' | undefined;
  /** Whether a property moves by itself. */
  isStamp(name: string): boolean;
  /** Whether a property may be sent, but not be shown as it is. */
  isSecret(name: string): boolean;
}

export function promisesOf(operation: Operation, meaning: Meaning, known: KnownValues): Promises {
  const { method } = operation;
  const keepsUnsent = meaning.keepsUnsent ?? method === 'PATCH';
  const refreshed = new Set(meaning.refreshes);
  const roots = (operation.requestBody?.content ?? []).map(({ schema }) => schema?.schema('request') ?? true);
  const schemasOf = (name: string) =>
    roots.flatMap((root): SchemaObject[] => {
      const { schema } = propertyOf({ schema: root, root }, name);
      return typeof schema === 'object' ? [schema] : [];
    });
  return {
    meaning,
    method,
    writable: new Set(roots.flatMap((root) => propertyNamesOf({ schema: root, root }))),
    keepsUnsent,
    dropsUnsent: meaning.dropsUnsent ?? (method === 'PUT' && !keepsUnsent),
    ids: askedIds(operation, known),
    severityOf(rule) {
      if (meaning[rule] === false) return undefined;
      return meaning[rule] === undefined ? 'warning' : 'error';
    },
    isStamp: (name) => refreshed.has(joinPointer('', name)) || stamp.test(name),
    isSecret: (name) =>
      schemasOf(name).some(({ writeOnly, format }) => writeOnly === true || format === 'password'),
  };
}

const stamp =
  /(^|_)(created|updated|modified|changed|refreshed)(_?at|_?on)?$|(created|updated|modified|changed|refreshed)(At|On)$/;

/** Words that stand for whatever the caller owns or the server chooses. */
const aliases = new Set(['me', 'self', 'current', 'latest', 'default']);

/** The id in the path's last segment, under the parameter's name and, where that is an id's, `id`; or the id in the body. */
function askedIds({ path }: Operation, known: KnownValues): Map<string, unknown> {
  const name = /\{([^{}/]+)\}$/.exec(path)?.[1];
  const value = known.parameters.get(`path ${name}`);
  if (name === undefined || value === undefined) {
    return new Map(known.bodyIds.map((id) => [id, known.body[joinPointer('', id)]?.[0]]));
  }
  if (aliases.has(String(value).toLowerCase())) return new Map();
  return new Map([name, ...(/id$/i.test(name) ? ['id'] : [])].map((id) => [id, value]));
}
