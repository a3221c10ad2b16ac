import { isMapping } from '../../openapi/document-node.js';
import type { MockApi } from '../mock-api.js';
import type { Place, StateBrowser } from '../state/browse-state.js';
import type { Resource } from '../state/infer-resources.js';
import type { OfferedStates } from '../state/provider-states.js';
import { shapeOf } from '../state/resource-shape.js';
import type { SeededCollections } from '../state/seeded-collections.js';
import type { Item, Snapshot, StateStore } from '../state/state-store.js';
import { type AdminAnswer, type AdminRoutes, badRequest, notFound } from './admin-routes.js';
import type { Changes } from './changes.js';
import type { ResourceSummary, ShownItem } from './shapes.js';

/** Provider states, as implementations offer them. */
export function stateRoutes(states: OfferedStates): AdminRoutes {
  return { 'POST /states': async ({ body }) => states.receive(body) };
}

/** What is kept: all of it, put back, and as it was before anything was written. */
export function storeRoutes(store: StateStore, changes: Changes): AdminRoutes {
  const restore = async (snapshot: Snapshot): Promise<AdminAnswer> => {
    await store.restore(snapshot);
    changes.tell('state');
    return { status: 204 };
  };
  return {
    'GET /state': async () => ({ status: 200, body: await store.snapshot() }),
    'PUT /state': async ({ body }) =>
      isSnapshot(body) ? restore(body) : badRequest('This is no snapshot, as GET /_tally/state gives it.'),
    'DELETE /state': async () => restore({}),
  };
}

/** What is kept, thing by thing; without a store only what would be. */
export function itemRoutes(
  apis: readonly MockApi[],
  collections: SeededCollections,
  browser: StateBrowser | undefined,
  changes: Changes,
): AdminRoutes {
  const resources = (): ResourceSummary[] =>
    apis.flatMap((source) => collections.resources(source).map((each) => summaryOf(source, each)));
  const listed: AdminRoutes = {
    'GET /resources': async () => ({
      status: 200,
      body: { isStateful: browser !== undefined, resources: resources() },
    }),
  };
  if (!browser) return listed;

  const find = (sent: Readonly<Record<string, unknown>>): Place | string => {
    const { api, path, parameters = {} } = sent;
    const source = apis.find(({ name }) => name === api);
    const resource = source && collections.resources(source).find((each) => each.path === path);
    if (!source || !resource) return `${api} keeps nothing at ${path}.`;
    if (!isMapping(parameters)) return '`parameters` must be an object of texts.';
    const missing = parametersOf(resource).find((name) => typeof parameters[name] !== 'string');
    if (missing !== undefined) return `\`parameters\` must have the text \`${missing}\`.`;
    const texts = Object.entries(parameters).map(([name, text]) => [name, String(text)] as const);
    return { source, resource, parameters: new Map(texts) };
  };
  return {
    ...listed,
    'POST /items/query': async ({ body }) => {
      const place = isMapping(body) ? find(body) : 'Send `api` and `path`.';
      if (typeof place === 'string') return badRequest(place);
      const { idProperty } = shapeOf(place.resource);
      const items = (await browser.items(place)).map(shownItem);
      return { status: 200, body: { ...(idProperty === undefined ? {} : { idProperty }), items } };
    },
    'PUT /item': async ({ body }) => {
      const place = isMapping(body) ? find(body) : 'Send `api`, `path` and `value`.';
      if (typeof place === 'string') return badRequest(place);
      const { id, value } = body as Record<string, unknown>;
      if (id !== undefined && typeof id !== 'string') return badRequest('`id` must be a text.');
      if (!isMapping(value)) return badRequest('`value` must be an object.');
      const written = await browser.write(place, id, value);
      if (!written.ok) return refused(written.violations);
      changes.tell('state');
      return { status: 200, body: shownItem(written.item) };
    },
    'DELETE /item': async ({ body }) => {
      const place = isMapping(body) ? find(body) : 'Send `api`, `path` and `id`.';
      if (typeof place === 'string') return badRequest(place);
      const { id } = body as Record<string, unknown>;
      if (typeof id !== 'string') return badRequest('`id` must be a text.');
      if (!(await browser.remove(place, id))) return notFound(`There is nothing with the id ${id}.`);
      changes.tell('state');
      return { status: 204 };
    },
  };
}

function refused(
  violations: readonly { readonly instancePointer: string; readonly message: string }[],
): AdminAnswer {
  const errors = violations.map(({ instancePointer: pointer, message }) => ({ pointer, message }));
  const detail = 'No answer could show this: it violates its schema.';
  return { status: 422, body: { title: 'Unprocessable Content', status: 422, detail, errors } };
}

function summaryOf({ name }: MockApi, resource: Resource): ResourceSummary {
  const { path, itemPath, isSingleton, operations } = resource;
  return {
    api: name,
    path,
    ...(itemPath === undefined ? {} : { itemPath }),
    isSingleton,
    acts: [...operations.keys()],
    parameters: parametersOf(resource),
  };
}

function parametersOf({ path }: Resource): string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name as string);
}

function shownItem({ id, value, isSeed }: Item): ShownItem {
  return { id, value, isSeed };
}

function isSnapshot(value: unknown): value is Snapshot {
  return isMapping(value) && Object.values(value).every(isCollection);
}

function isCollection(value: unknown): boolean {
  if (!isMapping(value) || typeof value.lastNumber !== 'number' || !Array.isArray(value.items)) return false;
  return value.items.every(
    (item) => isMapping(item) && typeof item.id === 'string' && typeof item.order === 'number',
  );
}
