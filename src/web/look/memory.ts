const prefix = 'tallystick ';

/** What the reader chose last time; nothing where the browser keeps nothing, as for some pages opened from disk. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(prefix + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a choice of the reader, where the browser can. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(prefix + name, value);
  } catch {
    // A choice that is forgotten is made again.
  }
}
