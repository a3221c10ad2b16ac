import type { Api, Operation } from '../../../openapi/api.js';
import { member } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';

/** Templates of which neither is the more concrete one throughout, or a fixed segment beside a free one (OpenAPI 3.1 §4.8.8.2). */
export const overlappingPaths: Rule = {
  code: 'overlapping-paths',
  severity: 'info',
  summary: 'A request can match two path templates.',
  why: 'The specification prefers fixed segments, and nothing where both have some; routers differ, and an id may look like the fixed segment.',
  example: {
    of: 'document',
    before:
      "paths:\n  /pets/{id}: {get: {parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'204': {description: no}}}}\n  /pets/mine: {get: {responses: {'204': {description: no}}}}",
    after:
      "paths:\n  /pets/{id}: {get: {parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'204': {description: no}}}}\n  /my-pets: {get: {responses: {'204': {description: no}}}}",
  },
  *check(api, { diagnose }) {
    const paths = member(api.root, 'paths');
    const byLength = new Map<number, { path: string; segments: string[]; operations: Operation[] }[]>();
    for (const [path, operations] of operationsByPath(api)) {
      const segments = path.split('/');
      const alike = byLength.get(segments.length) ?? [];
      const earlier = alike.find(
        (other) => overlaps(segments, other.segments) && shareMethod(operations, other.operations),
      );
      alike.push({ path, segments, operations });
      byLength.set(segments.length, alike);
      const twin = slashTwin(path, byLength.get(segments.length - (path.endsWith('/') ? 1 : -1)) ?? []);
      if (twin !== undefined) {
        yield diagnose(
          (paths && member(paths, path)) ?? api.root,
          {
            message: `\`${path}\` and \`${twin}\` differ by a slash at the end, which many routers and proxies drop.`,
            fix: 'Keep one of the two.',
          },
          'key',
        );
      }
      if (!earlier) continue;
      const isUndecided =
        !isMoreFixed(segments, earlier.segments) && !isMoreFixed(earlier.segments, segments);
      yield diagnose(
        (paths && member(paths, path)) ?? api.root,
        {
          severity: isUndecided ? 'warning' : 'info',
          message: `A request can match \`${path}\` and \`${earlier.path}\`${isUndecided ? ', and nothing says which one it means' : ''}.`,
          fix: 'Tell them apart by a fixed segment, or exclude it by the `pattern` of the parameter.',
        },
        'key',
      );
    }
  },
};

function operationsByPath({ operations }: Api): Map<string, Operation[]> {
  const found = new Map<string, Operation[]>();
  for (const operation of operations) {
    const known = found.get(operation.path);
    if (known) known.push(operation);
    else found.set(operation.path, [operation]);
  }
  return found;
}

/** The earlier path that is the same but for a slash at the end. */
function slashTwin(path: string, earlier: readonly { readonly path: string }[]): string | undefined {
  const bare = (one: string) => one.replaceAll(/\{[^{}]*\}/g, '{}').replace(/(?<=.)\/$/, '');
  return earlier.find((other) => bare(other.path) === bare(path))?.path;
}

const isFree = (segment: string) => /^\{[^{}]*\}$/.test(segment);

/** Whether some path matches both, and they are not the same template. */
function overlaps(one: readonly string[], other: readonly string[]): boolean {
  const pairs = one.map((segment, at) => [segment, other[at] as string] as const);
  return (
    pairs.every(([a, b]) => a === b || isFree(a) || isFree(b)) &&
    pairs.some(([a, b]) => isFree(a) !== isFree(b))
  );
}

/** Whether one has a fixed segment wherever the other has one. */
function isMoreFixed(one: readonly string[], other: readonly string[]): boolean {
  return one.every((segment, at) => !isFree(segment) || isFree(other[at] as string));
}

function shareMethod(one: readonly Operation[], other: readonly Operation[]): boolean {
  return one.some(({ method }) => other.some((operation) => operation.method === method));
}
