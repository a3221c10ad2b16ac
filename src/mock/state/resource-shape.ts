import { itemsOf, propertyNamesOf, propertyOf, type SchemaPart } from '../../exchange/schema-types.js';
import type { MediaType, Operation } from '../../openapi/api.js';
import { isMapping } from '../../openapi/document-node.js';
import { exampleValues } from './example-values.js';
import type { Act, Resource } from './infer-resources.js';
import type { Members } from './overlay.js';
import { asTyped, identityProperty, itemParameter } from './path-identity.js';
import { type BodySpot, listSpot, readSpot, resourceSpot } from './resource-spot.js';
import { successOf } from './success.js';

/** What an item of a resource looks like, by what the answers of its operations show. */
export interface ResourceShape {
  readonly part: SchemaPart;
  /** The items that the document gives, the fullest description first. */
  readonly examples: readonly Members[];
  /** The property that carries an item's id, where one does. */
  readonly idProperty?: string;
  /** The schema of ids, as the items carry them. */
  readonly idPart: SchemaPart;
  /** Whether the path can name an item by this. */
  canBeNamed(id: unknown): boolean;
  /** What ids look like. */
  readonly likeness: unknown;
}

const shapes = new WeakMap<Resource, ResourceShape>();

/** The shape of a resource; worked out once. */
export function shapeOf(resource: Resource): ResourceShape {
  let shape = shapes.get(resource);
  if (!shape) {
    shape = workOut(resource);
    shapes.set(resource, shape);
  }
  return shape;
}

function workOut(resource: Resource): ResourceShape {
  const sights = [...sightsOf(resource)];
  const part = sights[0]?.part ?? { schema: true, root: true };
  const idProperty = identityProperty(part, resource.identity);
  const parameter = idParameterOf(resource);
  const schema = parameter?.schema?.schema('request') ?? true;
  const idPart = idProperty === undefined ? { schema, root: schema } : propertyOf(part, idProperty);
  // What is to be created is not there yet, and what is made from a schema says less than what somebody wrote.
  const written = sights.filter(({ areWritten }) => areWritten);
  const shown = written.filter(({ act }) => act !== 'create');
  const chosen = [shown, written, sights].find(({ length }) => length > 0) ?? [];
  const examples = chosen.flatMap(({ items }) => items);
  const named = parameter?.examples[0]?.value;
  const own = idProperty === undefined ? undefined : examples[0]?.[idProperty];
  return {
    part,
    examples,
    idPart,
    likeness: own ?? named,
    canBeNamed: (id) => asTyped({ schema, root: schema }, id) !== undefined,
    ...(idProperty === undefined ? {} : { idProperty }),
  };
}

/** The path parameter that names an item. */
export function idParameterOf({ itemPath, operations }: Resource) {
  if (itemPath === undefined) return undefined;
  const name = itemParameter(itemPath);
  for (const operation of [...operations.values()].flat()) {
    if (operation.path !== itemPath) continue;
    const found = operation.parameters.find(
      (parameter) => parameter.in === 'path' && parameter.name === name,
    );
    if (found) return found;
  }
  return undefined;
}

interface Sight {
  readonly act: Act;
  readonly part: SchemaPart;
  readonly items: readonly Members[];
  readonly areWritten: boolean;
}

/** What each operation's success shows of an item, the read first. */
function* sightsOf(resource: Resource): Generator<Sight> {
  for (const act of ['read', 'replace', 'patch', 'create', 'list'] as const) {
    for (const operation of resource.operations.get(act) ?? []) {
      const mediaType = successOf(operation, undefined)?.offered?.mediaType;
      const spot = mediaType && (act === 'list' ? listOf(mediaType) : itemOf(operation, resource, mediaType));
      if (!mediaType || !spot) continue;
      const { values, areWritten } = exampleValues(mediaType);
      const items = values.flatMap((value) => readSpot(value, spot.path)).filter(isMapping);
      yield { act, part: act === 'list' ? itemsOf(spot.part) : spot.part, items, areWritten };
    }
  }
}

/** Where a body holds a resource: by its id, else by what is sent to change it; a body without either is the resource. */
export function itemOf(operation: Operation, resource: Resource, mediaType: MediaType): BodySpot | undefined {
  const whole = mediaType.schema?.schema('response');
  if (whole === undefined) return undefined;
  const part = { schema: whole, root: whole };
  const byId = resourceSpot(part, resource.identity);
  if (byId) return byId;
  if (listSpot(part)) return undefined;
  const body = operation.requestBody?.content[0]?.schema?.schema('request');
  return (
    (body === undefined ? undefined : resourceSpot(part, propertyNamesOf({ schema: body, root: body }))) ?? {
      path: [],
      part,
    }
  );
}

/** Where a body holds the list. */
export function listOf(mediaType: MediaType): BodySpot | undefined {
  const whole = mediaType.schema?.schema('response');
  return whole === undefined ? undefined : listSpot({ schema: whole, root: whole });
}
