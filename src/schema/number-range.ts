import { greatest, least, type Stated, stated } from './facts.js';
import type { SchemaObject } from './json-schema.js';
import { decimalOf } from './multiple-of.js';
import type { Located } from './place.js';

/** The numbers that a place allows: whole multiples of a step between two limits. */
export interface NumberRange {
  /** The distance between neighbours; for numbers without `multipleOf` a step coarse enough to look ordinary. */
  readonly step: number;
  /** The smallest and the greatest number allowed; infinite where nothing limits them. */
  readonly first: number;
  readonly last: number;
  readonly lower: Limit | undefined;
  readonly upper: Limit | undefined;
}

/** A limit as the schema states it. */
export interface Limit extends Stated<number> {
  readonly exclusive: boolean;
}

const COARSE_STEPS = [1, 0.5, 0.1, 0.01, 0.001, 1e-6, 1e-9];

/** The range that `minimum`, `maximum`, their exclusive forms and `multipleOf` leave; undefined where it holds no number. */
export function numberRange(
  parts: readonly Located<SchemaObject>[],
  whole: boolean,
): NumberRange | undefined {
  const inclusiveLower = asLimit(greatest(stated(parts, 'minimum')), false);
  const exclusiveLower = asLimit(greatest(stated(parts, 'exclusiveMinimum')), true);
  const inclusiveUpper = asLimit(least(stated(parts, 'maximum')), false);
  const exclusiveUpper = asLimit(least(stated(parts, 'exclusiveMaximum')), true);
  const lower = stricter(inclusiveLower, exclusiveLower, (a, b) => a > b);
  const upper = stricter(inclusiveUpper, exclusiveUpper, (a, b) => a < b);
  const divisors = stated<number>(parts, 'multipleOf').map(({ value }) => value);
  if (whole) divisors.push(1);
  const steps = divisors.length > 0 ? [divisors.reduce(leastCommonMultiple)] : COARSE_STEPS;
  for (const step of steps) {
    const first = lower === undefined ? -Infinity : multipleAbove(lower, step);
    const last = upper === undefined ? Infinity : multipleBelow(upper, step);
    if (first <= last) return { step, first, last, lower, upper };
  }
  // Limits between two steps, such as exactly 1.23, still hold the limit itself.
  if (divisors.length > 0 || lower === undefined || lower.exclusive) return undefined;
  const { value } = lower;
  const fits = upper === undefined || value < upper.value || (value === upper.value && !upper.exclusive);
  return fits ? { step: 1, first: value, last: value, lower, upper } : undefined;
}

/** An ordinary number of the range; another `variant`, another number, as long as there are some. */
export function numberIn({ step, first, last }: NumberRange, variant: number): number {
  const start = Math.max(first, Math.min(step, last));
  const above = addSteps(start, variant, step);
  if (above <= last) return above;
  const room = Number.isFinite(last) ? Math.round((last - start) / step) : 0;
  const below = addSteps(start, room - variant, step);
  return below >= first ? below : start;
}

/** `start + count × step`, exact in decimal. */
export function addSteps(start: number, count: number, step: number): number {
  const [startDigits, startExponent] = decimalOf(start);
  const [stepDigits, stepExponent] = decimalOf(step);
  const exponent = Math.min(startExponent, stepExponent);
  const digits =
    startDigits * 10n ** BigInt(startExponent - exponent) +
    BigInt(count) * stepDigits * 10n ** BigInt(stepExponent - exponent);
  return Number(`${digits}e${exponent}`);
}

function asLimit(limit: Stated<number> | undefined, exclusive: boolean): Limit | undefined {
  return limit && { ...limit, exclusive };
}

function stricter(
  inclusive: Limit | undefined,
  exclusive: Limit | undefined,
  exceeds: (a: number, b: number) => boolean,
): Limit | undefined {
  if (inclusive === undefined || exclusive === undefined) return inclusive ?? exclusive;
  return exceeds(inclusive.value, exclusive.value) ? inclusive : exclusive;
}

function multipleAbove({ value, exclusive }: Limit, step: number): number {
  const multiple = nearestMultiple(value, step, Math.ceil);
  return exclusive && multiple === value ? addSteps(multiple, 1, step) : multiple;
}

function multipleBelow({ value, exclusive }: Limit, step: number): number {
  const multiple = nearestMultiple(value, step, Math.floor);
  return exclusive && multiple === value ? addSteps(multiple, -1, step) : multiple;
}

function nearestMultiple(value: number, step: number, round: (quotient: number) => number): number {
  const [valueDigits, valueExponent] = decimalOf(value);
  const [stepDigits, stepExponent] = decimalOf(step);
  const exponent = Math.min(valueExponent, stepExponent);
  const numerator = valueDigits * 10n ** BigInt(valueExponent - exponent);
  const denominator = stepDigits * 10n ** BigInt(stepExponent - exponent);
  const quotient = numerator / denominator;
  const rest = numerator % denominator;
  const shift = rest === 0n ? 0 : round(rest > 0n ? 0.5 : -0.5);
  return Number(`${(quotient + BigInt(shift)) * denominator}e${exponent}`);
}

function leastCommonMultiple(a: number, b: number): number {
  const [aDigits, aExponent] = decimalOf(a);
  const [bDigits, bExponent] = decimalOf(b);
  const exponent = Math.min(aExponent, bExponent);
  const x = aDigits * 10n ** BigInt(aExponent - exponent);
  const y = bDigits * 10n ** BigInt(bExponent - exponent);
  return Number(`${(x / greatestCommonDivisor(x, y)) * y}e${exponent}`);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
