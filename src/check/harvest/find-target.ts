import type { Operation } from '../../openapi/api.js';
import type { Case } from '../case.js';
import { contractOf, planFor, type RunContext } from '../run-context.js';
import type { Resource } from './harvest.js';
import type { Id } from './read-ids.js';
import { collectionOf, expressionNames, isCreate, itemsAlong, templateKey } from './resource-path.js';

/** Values for path parameters by name. */
export type Target = Readonly<Record<string, unknown>>;

const reads = ['GET', 'HEAD', 'OPTIONS', 'QUERY'];

/**
 * Values that exist for the path parameters that nobody vouches for, out of what earlier answers showed, else by asking the
 * operations that list or create them. What writes is aimed at what this run created, where that can be; what deletes is so
 * even where a value was given, and is never aimed at a given value that a list shows.
 */
export async function findTarget(context: RunContext, operation: Operation, given: Target): Promise<Target> {
  const { mock, parameters, contract } = context;
  if (mock || !operation.path.includes('{')) return {};
  const vouched: Record<string, unknown> = {
    ...contract.parameters,
    ...contractOf(context, operation).parameters,
    ...Object.fromEntries(parameters),
    ...given,
  };
  const names = expressionNames(operation.path);
  const deletes = operation.method === 'DELETE' && !names.some((name) => Object.hasOwn(given, name));
  if (!deletes && names.every((name) => Object.hasOwn(vouched, name))) return {};
  const found: Record<string, unknown> = {};
  for (const itemPath of itemsAlong(operation.path)) {
    const inner = expressionNames(itemPath);
    const last = inner.at(-1) as string;
    const isSpared = deletes && itemPath === operation.path;
    if (!isSpared && Object.hasOwn(vouched, last)) continue;
    const fixed = { ...vouched, ...found };
    delete fixed[last];
    const own = isSpared || !reads.includes(operation.method);
    const sparing = isSpared ? new Set([...Object.values(vouched)].map(String)) : new Set<string>();
    const resource = await findResource(context, itemPath, { fixed, own, sparing, given: vouched[last] });
    if (!resource) continue;
    inner.forEach((name, index) => {
      if (!Object.hasOwn(fixed, name)) found[name] = resource.values[index];
    });
  }
  return found;
}

interface Wanted {
  /** What is settled for the expressions around. */
  readonly fixed: Target;
  /** Rather one that this run created. */
  readonly own: boolean;
  /** Ids that must not be taken. */
  readonly sparing: ReadonlySet<string>;
  /** The value given by name, where it may be overruled only by something of our own. */
  readonly given: unknown;
}

async function findResource(
  context: RunContext,
  itemPath: string,
  { fixed, own, sparing, given }: Wanted,
): Promise<Resource | undefined> {
  const names = expressionNames(itemPath);
  const fitting = () =>
    context.harvest.at(itemPath).filter(({ values }) => {
      const agrees = names.every(
        (name, at) => !(name in fixed) || String(fixed[name]) === String(values[at]),
      );
      return agrees && !sparing.has(String(values.at(-1)));
    });
  const created = () => fitting().find((resource) => resource.created);
  const shown = () => (own ? fitting().at(-1) : fitting()[0]);
  const parents = Object.fromEntries(
    names.slice(0, -1).flatMap((name) => (name in fixed ? [[name, fixed[name]]] : [])),
  );
  const ask = (method: 'list' | 'create') => askFor(context, itemPath, parents, method);
  if (own) {
    if (!created()) await ask('create');
    if (created() || given !== undefined) return created();
  }
  if (fitting().length === 0) await ask('list');
  if (fitting().length === 0 && !own) await ask('create');
  return shown();
}

/** Asks the operation that lists or makes items; one that showed none is not asked again. */
async function askFor(
  context: RunContext,
  itemPath: string,
  parents: Target,
  kind: 'list' | 'create',
): Promise<Resource | undefined> {
  const { harvest, mock } = context;
  const operation = kind === 'list' ? listOf(context, itemPath) : createOf(context, itemPath);
  const question = `${operation?.id} ${JSON.stringify(parents)}`;
  if (!operation || mock || harvest.askedInVain.has(question)) return undefined;
  const before = new Set(harvest.at(itemPath));
  await sendSmallest(context, operation, parents);
  const learned = harvest.at(itemPath).find((resource) => !before.has(resource));
  if (!learned) harvest.askedInVain.add(question);
  return learned;
}

/** Makes one more item for a path that ends in one, its parents as given; `undefined` where that cannot be. */
export function createTarget(
  context: RunContext,
  itemPath: string,
  parents: Target,
): Promise<Resource | undefined> {
  return askFor(context, itemPath, parents, 'create');
}

/** Whether the document has an operation that makes items for a path that ends in one. */
export function canCreate(context: RunContext, itemPath: string): boolean {
  return createOf(context, itemPath) !== undefined;
}

function createOf({ api }: RunContext, itemPath: string): Operation | undefined {
  const key = templateKey(collectionOf(itemPath));
  return api.operations.find((one) => templateKey(one.path) === key && isCreate(api, one));
}

function listOf({ api }: RunContext, itemPath: string): Operation | undefined {
  const key = templateKey(collectionOf(itemPath));
  return api.operations.find((one) => templateKey(one.path) === key && one.method === 'GET');
}

/** Another item beside the one that an operation's path names: a new one where that can be, else one that a list shows. */
export async function findOther(
  context: RunContext,
  { path }: Operation,
  parameters: ReadonlyMap<string, unknown>,
): Promise<Resource | undefined> {
  if (itemsAlong(path).at(-1) !== path) return undefined;
  const names = expressionNames(path);
  const own = names.map((name) => String(parameters.get(`path ${name}`)));
  const parents = Object.fromEntries(names.slice(0, -1).map((name, at) => [name, own[at]]));
  const created = await createTarget(context, path, parents);
  if (created) return created;
  await askFor(context, path, parents, 'list');
  return context.harvest.at(path).find(({ values }) => String(values.at(-1)) !== own.at(-1));
}

async function sendSmallest(context: RunContext, operation: Operation, parents: Target): Promise<void> {
  const plan = planFor(context, operation, named(operation, parents));
  if (plan.obstacle !== undefined) return;
  const place = { location: 'request', pointer: '', rule: operation.node } as const;
  const planned: Case = { class: 'valid', label: 'the smallest request', place, request: plan.request() };
  const exchange = await context.wire.exchange(operation, planned);
  context.harvest.note(operation, exchange);
}

/** The same values under the names that this operation's path gives them. */
function named(operation: Operation, parents: Target): Target {
  const values = Object.values(parents) as Id[];
  const own = expressionNames(operation.path);
  return Object.fromEntries(own.flatMap((name, index) => (index in values ? [[name, values[index]]] : [])));
}
