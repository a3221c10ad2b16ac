import { formatPointer } from '../../source/json-pointer.js';

/** One keyword of an official schema that a document breaks. */
export interface StructureError {
  /** JSON Pointer into the document. */
  readonly pointer: string;
  readonly keyword: string;
  /** What the keyword states: a limit, a type or several, the values allowed; for a field too many, those that are known. */
  readonly stated?: unknown;
  /** The fields that it is about: one that is missing or too many, or those that exclude each other. */
  readonly fields?: readonly string[];
}

/** One way through a document, with what was found on it. */
export interface Walk {
  /** Keys and indices that lead from the root to the value at hand. */
  readonly path: (string | number)[];
  errors: StructureError[];
  /** The fields of the value at hand that some keyword has looked at; absent where no keyword asks for them. */
  seen: Set<string> | undefined;
}

/** Judges the value that the walk has come to. */
export type Check = (value: unknown, walk: Walk) => void;

export function report(walk: Walk, error: Omit<StructureError, 'pointer'>): void {
  walk.errors.push({ ...error, pointer: formatPointer(walk.path) });
}

/** Judges a member of the value at hand. */
export function descend(check: Check, key: string | number, value: unknown, walk: Walk): void {
  const { seen } = walk;
  seen?.add(String(key));
  walk.seen = undefined;
  walk.path.push(key);
  check(value, walk);
  walk.path.pop();
  walk.seen = seen;
}

/** What a check reports of the value at hand, and the fields that it looks at, without either counting yet. */
export function tryOut(
  check: Check,
  value: unknown,
  walk: Walk,
): { readonly errors: StructureError[]; readonly seen: ReadonlySet<string> } {
  const { errors, seen } = walk;
  const trial = { errors: [] as StructureError[], seen: new Set<string>() };
  walk.errors = trial.errors;
  walk.seen = seen && trial.seen;
  check(value, walk);
  walk.errors = errors;
  walk.seen = seen;
  return trial;
}

/** Lets what a check reported and looked at count. */
export function keep(trial: ReturnType<typeof tryOut>, walk: Walk): void {
  for (const error of trial.errors) walk.errors.push(error);
  if (walk.seen) for (const name of trial.seen) walk.seen.add(name);
}
