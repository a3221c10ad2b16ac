import { headerValue } from '../../http/message.js';
import type { Api, Operation } from '../../openapi/api.js';
import { isMapping } from '../../openapi/document-node.js';
import { type Exchange, statusOf, succeeded } from '../exchange.js';
import { followLinks } from './follow-links.js';
import { type Id, readId, readItems } from './read-ids.js';
import { expressionNames, isCreate, itemPathUnder, readTemplate, templateKey } from './resource-path.js';

/** Something that an answer showed to exist. */
export interface Resource {
  /** For the expressions of its path template, in order. */
  readonly values: readonly Id[];
  /** Made by this run. */
  readonly created: boolean;
  /** As it was last shown, as far as it was. */
  readonly shown: Readonly<Record<string, unknown>>;
}

/** What is known to exist from the answers of a run. */
export interface Harvest {
  /** Learns from an answer of one operation. */
  note(operation: Operation, exchange: Exchange): void;
  /** What is known at a path template, in the order learned. */
  at(itemPath: string): readonly Resource[];
  /** Questions that taught nothing. */
  readonly askedInVain: Set<string>;
}

/** Starts with nothing known; `basePath` is what goes before documented paths. */
export function openHarvest(api: Api, basePath: () => string): Harvest {
  const known = new Map<string, Resource[]>();

  function add(itemPath: string, resource: Resource): void {
    const key = templateKey(itemPath);
    const resources = known.get(key) ?? [];
    known.set(key, resources);
    if (!resources.some((other) => isSame(other.values, resource.values))) resources.push(resource);
  }

  function remove(itemPath: string, values: readonly Id[]): void {
    const key = templateKey(itemPath);
    known.set(
      key,
      (known.get(key) ?? []).filter((other) => !isSame(other.values, values)),
    );
  }

  function pathOf(target: string): string {
    const path = target.replace(/[?#].*$/s, '');
    const base = basePath();
    return path.startsWith(`${base}/`) ? path.slice(base.length) : path;
  }

  return {
    askedInVain: new Set(),
    at: (itemPath) => known.get(templateKey(itemPath)) ?? [],
    note(operation, exchange) {
      if (!succeeded(exchange) || exchange.request.method !== operation.method || !exchange.delivery.ok)
        return;
      const { method, path } = operation;
      const own = readTemplate(path, pathOf(exchange.request.target));
      if (!own) return;
      if (method === 'DELETE') return remove(path, own);
      const value = exchange.judgement?.value;
      if (method === 'PUT' && statusOf(exchange) === 201)
        add(path, { values: own, created: true, shown: isMapping(value) ? value : {} });
      for (const { itemPath, values } of followLinks(api, operation, exchange))
        add(itemPath, { values, created: method === 'POST' && statusOf(exchange) === 201, shown: {} });
      const itemPath = itemPathUnder(api, path);
      if (itemPath === undefined) return;
      const name = expressionNames(itemPath).at(-1) as string;
      if (method === 'GET') {
        for (const item of readItems(value)) {
          const id = readId(item, name, path);
          if (id !== undefined) add(itemPath, { values: [...own, id], created: false, shown: item });
        }
      } else if (isCreate(api, operation)) {
        const location = headerValue(exchange.delivery.response.headers, 'location') ?? '';
        const named = readTemplate(itemPath, pathOf(location.replace(/^https?:\/\/[^/]*/i, '')));
        const id = readId(value, name, path);
        const values = named ?? (id === undefined ? undefined : [...own, id]);
        const shown = { ...sentObject(exchange), ...(isMapping(value) ? value : {}) };
        if (values) add(itemPath, { values, created: true, shown });
      }
    },
  };
}

function sentObject({ request }: Exchange): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(request.body?.toString('utf8') ?? '');
    return isMapping(value) ? value : {};
  } catch {
    return {};
  }
}

function isSame(a: readonly Id[], b: readonly Id[]): boolean {
  return a.length === b.length && a.every((value, index) => String(value) === String(b[index]));
}
