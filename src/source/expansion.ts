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
