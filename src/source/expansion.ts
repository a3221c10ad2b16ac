interface Limits {
  readonly maxDepth: number;
  readonly maxNodes: number;
}

/** Why a parsed value cannot be walked: it nests too deeply, holds itself, or grows without measure by its aliases. */
export function expansionProblem(root: unknown, { maxDepth, maxNodes }: Limits): string | undefined {
  const sizes = new Map<object, number>();
  const open = new Set<object>();
  let problem: string | undefined;

  /** How many nodes a walk over the value meets, each alias counted as often as it is written. */
  function sizeOf(value: unknown, depth: number): number {
    if (problem !== undefined || value === null || typeof value !== 'object') return 1;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    if (open.has(value)) problem = 'an alias stands inside the very node that it names';
    else if (depth > maxDepth) problem = `nesting is deeper than ${maxDepth} levels`;
    if (problem !== undefined) return 1;
    open.add(value);
    let size = 1;
    for (const child of Object.values(value)) size += sizeOf(child, depth + 1);
    open.delete(value);
    sizes.set(value, size);
    if (size > maxNodes) problem ??= `its aliases expand to more than ${maxNodes} nodes`;
    return size;
  }

  sizeOf(root, 1);
  return problem;
}

/** Why a value that cannot hold anything twice, such as one of JSON, cannot be walked. */
export function nestingProblem(root: unknown, maxDepth: number): string | undefined {
  const isTooDeep = (value: unknown, depth: number): boolean => {
    if (value === null || typeof value !== 'object') return false;
    if (depth > maxDepth) return true;
    if (Array.isArray(value)) return value.some((item) => isTooDeep(item, depth + 1));
    for (const key in value) {
      if (isTooDeep((value as Record<string, unknown>)[key], depth + 1)) return true;
    }
    return false;
  };
  return isTooDeep(root, 1) ? `nesting is deeper than ${maxDepth} levels` : undefined;
}
