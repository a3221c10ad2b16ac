import { isMapping } from '../../openapi/document-node.js';
import { joinPointer } from '../../source/json-pointer.js';

/** The properties of a resource, as a request or an answer has them. */
export type Fields = Readonly<Record<string, unknown>>;

/** A resource inside an answer. */
export interface Shown {
  readonly fields: Fields;
  /** JSON Pointer to it. */
  readonly pointer: string;
}

/**
 * The resource that an answer shows: the object itself, or the only object in an envelope that has none of the resource's
 * properties of its own (`{"ok": true, "segment": {…}}`); `undefined` for an answer that is no object.
 */
export function resourceIn(answer: unknown, names: ReadonlySet<string>): Shown | undefined {
  if (!isMapping(answer)) return undefined;
  const isOne = (value: Fields) => Object.keys(value).some((name) => names.has(name) || name === 'id');
  if (!isOne(answer)) {
    const [inner, ...others] = Object.entries(answer).filter(
      ([, value]) => typeof value === 'object' && value,
    );
    const [name, value] = inner ?? [];
    if (name !== undefined && others.length === 0 && isMapping(value) && isOne(value))
      return { fields: value, pointer: joinPointer('', name) };
  }
  return { fields: answer, pointer: '' };
}
