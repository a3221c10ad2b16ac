/** How values are chosen. */
export interface ValueOptions {
  /** Default 1; the same seed gives the same values. */
  readonly seed?: number;
  /** Instance pointer → the only values that may stand there; items of a list are `*`: `/tags/*`. */
  readonly values?: Readonly<Record<string, readonly unknown[]>>;
}
