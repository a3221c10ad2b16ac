/** Errors that are right, though the document and the mock are as they should be. `matches` is held against `METHOD /path code`. */
export const findingExceptions: readonly {
  readonly file: string;
  readonly matches: RegExp;
  readonly reason: string;
}[] = [];

/** Cells that may remain unreached; `matches` is held against `METHOD /path status reason`. */
export const unreachedCells: readonly { readonly matches: RegExp; readonly reason: string }[] = [
  {
    matches: /stands at the same address, and answered$/,
    reason:
      'Box tells operations apart by what stands behind a `#`, which no request carries: where requests are alike too, the mock can answer as one of them only.',
  },
  {
    matches: /^PUT \/repos\/\{owner\}\/\{repo\}\/contents\/\{path\} 409 .*answered 500$/,
    reason:
      'No value of the schema can be made, as its alternatives overlap (values-barren.ts): the mock says so.',
  },
];
