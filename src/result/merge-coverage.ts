import {
  invalidSides,
  type OperationCoverage,
  type RequestPlaceCoverage,
  type ResponseCoverage,
  type RuleCoverage,
  validSides,
} from './coverage.js';

/** What two runs of one operation covered together. */
export function mergeCoverage(a: OperationCoverage, b: OperationCoverage): OperationCoverage {
  return {
    request: united(a.request, b.request, placeKey, mergePlaces),
    responses: united(a.responses, b.responses, responseKey, mergeResponses),
    leftOut: Math.min(a.leftOut, b.leftOut),
    ...(a.isCut || b.isCut ? { isCut: true } : {}),
  };
}

function placeKey({ location, mediaType, pointer }: RequestPlaceCoverage): string {
  return JSON.stringify([location, mediaType, pointer]);
}

function responseKey({ status, mediaType }: ResponseCoverage): string {
  return JSON.stringify([status, mediaType]);
}

/** In the order of `a`, what `b` has besides at the end. */
function united<T>(
  a: readonly T[],
  b: readonly T[],
  keyOf: (item: T) => string,
  merge: (one: T, other: T) => T,
): T[] {
  const items = new Map(a.map((item) => [keyOf(item), item]));
  for (const item of b) {
    const known = items.get(keyOf(item));
    items.set(keyOf(item), known ? merge(known, item) : item);
  }
  return [...items.values()];
}

function mergePlaces(a: RequestPlaceCoverage, b: RequestPlaceCoverage): RequestPlaceCoverage {
  const rules: Record<string, RuleCoverage> = { ...a.rules };
  for (const [keyword, other] of Object.entries(b.rules)) {
    const own = rules[keyword];
    rules[keyword] = own
      ? {
          valid: stronger(validSides, own.valid, other.valid),
          invalid: stronger(invalidSides, own.invalid, other.invalid),
        }
      : other;
  }
  return { ...a, rules };
}

function mergeResponses(a: ResponseCoverage, b: ResponseCoverage): ResponseCoverage {
  if (!a.seen || !b.seen) return a.seen ? a : b;
  const seen: Record<string, number> = { ...a.seen };
  for (const [part, times] of Object.entries(b.seen)) seen[part] = (seen[part] ?? 0) + times;
  return { ...a, seen };
}

/** The one that stands first in the list. */
export function stronger<Side>(sides: readonly Side[], a: Side, b: Side): Side {
  return sides.indexOf(a) <= sides.indexOf(b) ? a : b;
}
