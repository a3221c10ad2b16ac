import { isOfType, type TypeName } from './json-type.js';

/** A value of a type that is not allowed. */
export interface WrongType {
  /** As it is named in a label: `null`, `array`, `string` ... */
  readonly name: string;
  readonly value: unknown;
}

/** What is sent in place of each type. */
const INSTEAD: Readonly<Record<TypeName, readonly string[]>> = {
  string: ['number', 'object', 'array'],
  number: ['string', 'object', 'array'],
  integer: ['string', 'fraction', 'object', 'array'],
  boolean: ['number', 'string', 'object', 'array'],
  object: ['array', 'string'],
  array: ['object', 'string'],
  null: ['string', 'object', 'array'],
};

/**
 * Values of types outside the allowed ones. `right` is a value of the place: after null comes, where it is no text, the text that spells it,
 * which readers that convert take for it.
 */
export function wrongTypes(allowed: readonly TypeName[], right: unknown): WrongType[] {
  const others = new Set(allowed.flatMap((type) => INSTEAD[type]));
  return [
    { name: 'null', value: null },
    ...(isSpelled(right) ? [{ name: `text "${right}"`, value: String(right) }] : []),
    ...[...others].map((name) => ({ name, value: wrongValue(name, allowed) })),
  ].filter(({ value }) => !isOfType(value, allowed));
}

function isSpelled(value: unknown): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function wrongValue(name: string, allowed: readonly TypeName[]): unknown {
  switch (name) {
    // Readers that only look at what is not taken for nothing let it pass.
    case 'number':
      return 0;
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
