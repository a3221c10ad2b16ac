import { editDistance } from '../source/edit-distance.js';
import type { MockApi } from './mock-api.js';

/** The documented path templates most like a request path, below their API's name: at most `count`, the nearest first. */
export function nearestPaths(sources: readonly MockApi[], path: string, count = 3): string[] {
  const wanted = segmentsOf(path).slice(0, 20);
  const templates = sources.flatMap(({ name, api }) =>
    [...new Set(api.operations.map((operation) => operation.path))].map((template) => ({
      shown: `/${name}${template}`,
      distance: Math.min(
        pathDistance(wanted, segmentsOf(template)),
        pathDistance(wanted, segmentsOf(`/${name}${template}`)),
      ),
    })),
  );
  return templates
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ shown }) => shown);
}

function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => segment.slice(0, 60));
}

/** Edit distance over segments: a segment costs 1 to add or drop, and as much as it differs to replace. */
function pathDistance(from: readonly string[], to: readonly string[]): number {
  return editDistance(from, to, (a, b) => {
    if (b.startsWith('{')) return 0.6;
    if (a === b) return 0;
    return editDistance([...a], [...b]) / Math.max(a.length, b.length);
  });
}
