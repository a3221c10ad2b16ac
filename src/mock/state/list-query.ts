import { propertyNamesOf, type SchemaPart, typesOf, unwrapped } from '../../exchange/schema-types.js';
import type { Operation, Parameter } from '../../openapi/api.js';
import { isMapping } from '../../openapi/document-node.js';
import type { Members } from './overlay.js';
import { plainName, sameName } from './property-names.js';
import { type Comparison, comparisonOf, rangeOf } from './range-name.js';

/** What the query of a list asks for. */
export interface ListQuery {
  readonly filters: readonly Filter[];
  readonly search?: string;
  readonly sorting: readonly { readonly name: string; readonly isDescending: boolean }[];
  readonly page: Page;
}

interface Filter {
  readonly name: string;
  /** Any of them will do. */
  readonly values: readonly unknown[];
  /** The same, where none is said. */
  readonly comparison?: Comparison;
}

/** Which part of the list, in the names of its parameters. */
export interface Page {
  /** All from `start` on where undefined. */
  readonly size?: number;
  /** 0-based. */
  readonly start: number;
  /** The id after which the page begins, or before which it ends. */
  readonly after?: string;
  readonly before?: string;
  /** The query parameter that leads to the next page; `first` is the number of the first page. */
  readonly by?: { readonly name: string; readonly kind: 'page' | 'offset' | 'after'; readonly first: number };
}

const kinds = {
  size: /^(limit|perpage|pagesize|size|count|maxresults|top|take|rows|results|resultsperpage|maxitems)$/,
  page: /^(page|pagenumber|pageindex|pageno)$/,
  offset: /^(offset|skip|start|startindex|startat)$/,
  after: /^(after|startingafter|cursor|pagetoken|nexttoken|continuationtoken|nextcursor|marker)$/,
  before: /^(before|endingbefore)$/,
  search: /^(q|query|search|searchterm|keyword|keywords)$/,
  sort: /^(sort|sortby|orderby|ordering|sortfield)$/,
  order: /^(order|sortorder|sortdirection|direction|dir|sortdir)$/,
};

type Kind = keyof typeof kinds;

const numeric: readonly string[] = ['size', 'page', 'offset'];

/** What a query parameter does to a list; a filter where it bears the name of a property. */
function kindOf(parameter: Parameter, properties: readonly string[]): Kind | 'filter' {
  if (rangeOf(parameter.name, properties)) return 'filter';
  const name = lastName(parameter.name);
  const [kind] = Object.entries(kinds).find(([, pattern]) => pattern.test(name)) ?? [];
  if (kind === undefined) return 'filter';
  const schema = parameter.schema?.schema('request') ?? true;
  const types = typesOf({ schema, root: schema });
  if (numeric.includes(kind)) {
    return types.length === 0 || types.some((type) => type === 'integer' || type === 'number')
      ? (kind as Kind)
      : 'filter';
  }
  const isText = types.length === 0 || types.some((type) => type !== 'object');
  return isText && sameName(properties, parameter.name) === undefined ? (kind as Kind) : 'filter';
}

/** Reads the query as its operation declares it: paging, order, search, and filters by properties of the items. */
export function readListQuery(operation: Operation, query: Members, item: SchemaPart): ListQuery {
  const properties = propertyNamesOf(item);
  const declared = operation.parameters
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => ({ parameter, kind: kindOf(parameter, properties) }));
  const named = (kind: Kind) => declared.find((each) => each.kind === kind)?.parameter;
  const asked = (kind: Kind): unknown => {
    const parameter = named(kind);
    return parameter && (query[parameter.name] ?? keywordOf(parameter, 'default'));
  };
  const size = wholeNumber(asked('size'));
  const page = named('page');
  const first = Math.min(
    1,
    wholeNumber(keywordOf(page, 'minimum')) ?? wholeNumber(keywordOf(page, 'default')) ?? 1,
  );
  const number = wholeNumber(asked('page')) ?? first;
  const after = textOf(asked('after'));
  const before = textOf(asked('before'));
  const search = textOf(asked('search'));
  const leading = (['page', 'offset', 'after'] as const).find((kind) => named(kind) !== undefined);
  return {
    filters: declared.flatMap(({ parameter: { name }, kind }) =>
      kind === 'filter' && query[name] !== undefined ? filtersOf(name, query[name], properties) : [],
    ),
    ...(search === undefined ? {} : { search }),
    sorting: sortingOf(asked('sort'), asked('order'), properties),
    page: {
      ...(size === undefined ? {} : { size }),
      start: wholeNumber(asked('offset')) ?? (size === undefined ? 0 : Math.max(0, number - first) * size),
      ...(after === undefined ? {} : { after }),
      ...(before === undefined ? {} : { before }),
      ...(leading ? { by: { name: named(leading)?.name ?? '', kind: leading, first } } : {}),
    },
  };
}

/** `page[size]` and `page.size` mean their last word. */
function lastName(name: string): string {
  return plainName(
    name
      .split(/[[\].]/)
      .filter((piece) => piece !== '')
      .at(-1) ?? name,
  );
}

/** Filters under an item's property, alone (`price=5`, `min_price=5`) or by comparisons (`price[gte]=5`), or in a `filter` object with several. */
function filtersOf(name: string, value: unknown, properties: readonly string[]): Filter[] {
  const property = sameName(properties, name) ?? sameName(properties, name.replace(/^filter\[(.*)\]$/, '$1'));
  if (isMapping(value)) {
    return Object.entries(value).flatMap(([inner, wanted]) => {
      const comparison = property === undefined ? undefined : comparisonOf(inner);
      if (property !== undefined && comparison)
        return [{ name: property, values: [wanted].flat(), comparison }];
      return property === undefined ? filtersOf(inner, wanted, properties) : [];
    });
  }
  if (property !== undefined) return [{ name: property, values: [value].flat() }];
  const range = rangeOf(name, properties);
  return range ? [{ ...range, values: [value].flat() }] : [];
}

/** `-name,age`, `name:desc`, `name desc`, or a name with the direction in a parameter of its own. */
function sortingOf(sort: unknown, order: unknown, properties: readonly string[]): ListQuery['sorting'] {
  const isAllDescending = /^desc/i.test(String(order ?? ''));
  return [sort].flat().flatMap((entry) =>
    typeof entry !== 'string'
      ? []
      : entry.split(',').flatMap((text) => {
          const [, minus, written = '', direction] =
            /^\s*([-+]?)([\w.-]+?)(?:[:\s]+(asc|desc)\w*)?\s*$/i.exec(text) ?? [];
          const name = sameName(properties, written);
          const isDescending = minus === '-' || /^desc/i.test(direction ?? '') || isAllDescending;
          return name === undefined ? [] : [{ name, isDescending }];
        }),
  );
}

function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function keywordOf(parameter: Parameter | undefined, keyword: string): unknown {
  const schema = parameter?.schema?.schema('request');
  if (schema === undefined) return undefined;
  for (const { schema: each } of unwrapped({ schema, root: schema })) {
    if (typeof each === 'object' && Object.hasOwn(each, keyword)) return each[keyword];
  }
  return undefined;
}
