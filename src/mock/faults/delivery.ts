/** What goes wrong with an answer on its way. */
export type Delivery =
  /** The connection is reset before any byte. */
  | 'reset'
  /** The head and half of the body come, then the connection ends. */
  | 'half'
  /** Bytes that are no HTTP. */
  | 'garbage'
  /** The body comes in pieces over this time, in milliseconds. */
  | { readonly drip: number };
