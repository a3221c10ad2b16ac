import type { Meaning } from '../../contract/meaning.js';
import { propertyNamesOf, propertyOf, type SchemaPart, says } from '../../exchange/schema-types.js';
import { withoutProperties } from '../../exchange/without-properties.js';
import type { Operation } from '../../openapi/api.js';
import type { SchemaObject } from '../../schema/json-schema.js';
import { withoutReadOnly } from '../../schema/without-one-way.js';
import { joinPointer } from '../../source/json-pointer.js';
import type { KnownValues } from '../known-values.js';
import type { Fields } from './resource-in.js';

/** What an operation promises of its resource, by the contract file or by its method. */
export interface Promises {
  readonly meaning: Meaning;
  readonly method: string;
  /** Top-level properties that requests can write. */
  readonly writable: ReadonlySet<string>;
  readonly keepsUnsent: boolean;
  readonly dropsUnsent: boolean;
  /** Whether what is not sent inside an object stays as well (RFC 7396). */
  readonly mergesObjects: boolean;
  /** Properties that name the resource, with the value asked for. */
  readonly ids: ReadonlyMap<string, unknown>;
  /** Declared makes an error, inferred a warning, denied nothing. */
  severityOf(rule: keyof Meaning): 'error' | 'warning' | undefined;
  /** Whether a property moves by itself. */
  isStamp(name: string): boolean;
  /** Whether a property may be sent, but not be shown as it is. */
  isSecret(name: string): boolean;
  /** What was sent, without what may not be shown inside its properties. */
  toBeShown(sent: Fields): Fields;
}

export function promisesOf(operation: Operation, meaning: Meaning, known: KnownValues): Promises {
  const { method } = operation;
  const keepsUnsent = meaning.keepsUnsent ?? method === 'PATCH';
  const refreshed = new Set(meaning.refreshes);
  const bodies = (operation.requestBody?.content ?? []).map(({ schema }): SchemaPart => {
    const root = withoutReadOnly(schema?.schema('request') ?? true);
    return { schema: root, root };
  });
  const hiding = bodies.filter(({ root }) => secret.test(JSON.stringify(root)));
  return {
    meaning,
    method,
    writable: new Set(bodies.flatMap(propertyNamesOf)),
    keepsUnsent,
    dropsUnsent: meaning.dropsUnsent ?? (method === 'PUT' && !keepsUnsent),
    mergesObjects: keepsUnsent && isMergePatch(operation),
    ids: askedIds(operation, known),
    severityOf(rule) {
      if (meaning[rule] === false) return undefined;
      return meaning[rule] === undefined ? 'warning' : 'error';
    },
    isStamp: (name) => refreshed.has(joinPointer('', name)) || stamp.test(name),
    isSecret: (name) => bodies.some((body) => says(propertyOf(body, name), isNotShown)),
    toBeShown: (sent) =>
      Object.fromEntries(
        Object.entries(sent).map(([name, value]) => [name, hiding.reduce(withoutSecretsOf(name), value)]),
      ),
  };
}

function isMergePatch({ requestBody }: Operation): boolean {
  const types = (requestBody?.content ?? []).map(({ type }) => type);
  return types.length > 0 && types.every((type) => type.startsWith('application/merge-patch+json'));
}

/** Most schemas have none, and then no value needs to be walked. */
const secret = /"writeOnly":true|"format":"password"/;

function withoutSecretsOf(name: string): (value: unknown, body: SchemaPart) => unknown {
  return (value, body) => withoutProperties(propertyOf(body, name), value, isNotShown);
}

function isNotShown({ writeOnly, format }: SchemaObject): boolean {
  return writeOnly === true || format === 'password';
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
