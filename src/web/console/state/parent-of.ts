import type { ResourceSummary } from '../../../mock/admin/shapes.js';

/** The resource whose items a parameter of a path names: of `/users/{userId}/pets` the users for `userId`. */
export function parentOf(
  resources: readonly ResourceSummary[],
  { api, path }: ResourceSummary,
  parameter: string,
): ResourceSummary | undefined {
  const end = path.indexOf(`{${parameter}}`) + parameter.length + 2;
  const itemPath = nameless(path.slice(0, end));
  return resources.find((each) => each.api === api && each.itemPath && nameless(each.itemPath) === itemPath);
}

/** The values of a path's parameters under the names that another path of the same beginning gives them. */
export function renamedParameters(
  values: Readonly<Record<string, string>>,
  from: ResourceSummary,
  to: ResourceSummary,
): Record<string, string> {
  return Object.fromEntries(
    to.parameters.map((name, index) => [name, values[from.parameters[index] ?? ''] ?? '']),
  );
}

function nameless(template: string): string {
  return template.replaceAll(/\{[^{}]*\}/g, '{}');
}
