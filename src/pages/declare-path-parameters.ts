import { joinPointer } from '../source/json-pointer.js';
import type { DraftBuilder } from './draft-builder.js';
import { isObject, type JsonValue, ownValue } from './json-value.js';
import type { LineRange } from './recogniser.js';

/**
 * Holds the path parameters of an operation against its path template: one that the path has and the page does not describe is added,
 * marked; one that the path does not have was misread, and is a gap.
 */
export function declarePathParameters(
  builder: DraftBuilder,
  operation: string,
  path: string,
  lines: LineRange,
): void {
  const pointer = joinPointer(operation, 'parameters');
  const listed = builder.valueAt(pointer);
  const parameters: JsonValue[] = Array.isArray(listed) ? listed : [];
  const inPath = new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name as string));
  for (const [index, parameter] of parameters.entries()) {
    const name = ownValue(parameter, 'name');
    if (!isObject(parameter) || parameter.in !== 'path' || typeof name !== 'string' || inPath.delete(name))
      continue;
    const at = builder.linesOf(joinPointer(pointer, index)) ?? lines;
    builder.gap(at, `The path ${path} has no parameter "${name}", which the page lists as one of the path.`);
  }
  for (const name of inPath) {
    if (builder.valueAt(pointer) === undefined) builder.set(pointer, []);
    const at = joinPointer(pointer, (builder.valueAt(pointer) as JsonValue[]).length);
    builder.set(at, { name, in: 'path', required: true, schema: { type: 'string' } }, lines);
    builder.infer(at, 'schema', `The path has the parameter "${name}"; the page does not describe it.`);
  }
}
