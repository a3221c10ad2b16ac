import { isOfType, type TypeName } from './facts.js';

/** A value of a type that is not allowed. */
export interface WrongType {
  /** As it is named in a label: `null`, `array`, `string` ... */
  readonly name: string;
  readonly value: unknown;
}

/** What is sent in place of each type: nothing that a lenient reader takes for a spelling of the right type. */
const INSTEAD: Readonly<Record<TypeName, readonly string[]>> = {
  string: ['number', 'object', 'array'],
  number: ['string', 'object', 'array'],
  integer: ['string', 'fraction', 'object', 'array'],
  boolean: ['string', 'object', 'array'],
  object: ['array', 'string'],
  array: ['object', 'string'],
  null: ['string', 'object', 'array'],
};

/** Values of types outside the allowed ones; null, where it is not allowed, comes first. */
export function wrongTypes(allowed: readonly TypeName[]): WrongType[] {
  const names = ['null', ...new Set(allowed.flatMap((type) => INSTEAD[type]))];
  return names
    .map((name) => ({ name, value: wrongValue(name, allowed) }))
    .filter(({ value }) => !isOfType(value, allowed));
}

function wrongValue(name: string, allowed: readonly TypeName[]): unknown {
  switch (name) {
    case 'null':
      return null;
    case 'number':
      return 123;
    case 'fraction':
      return 1.5;
    case 'object':
      return {};
    case 'array':
      return [];
    default:
      return `not ${[...allowed].map(withArticle).join(' or ')}`;
  }
}

function withArticle(type: TypeName): string {
  if (type === 'null') return 'null';
  return /^[aio]/.test(type) ? `an ${type}` : `a ${type}`;
}
