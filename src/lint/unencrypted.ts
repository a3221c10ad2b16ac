const LOCAL =
  /^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0|[^/:]+\.(localhost|local|test|internal))([:/]|$)/i;

/** Whether an address is spoken to without encryption; one's own machine is no matter. */
export function isUnencrypted(url: string): boolean {
  return /^http:\/\//i.test(url) && !LOCAL.test(url);
}
