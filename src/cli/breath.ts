/** Lets what has come meanwhile be dealt with. */
export function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
