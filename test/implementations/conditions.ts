/** Temporary circumstances that a provider state brings about; `bodyLimit` in bytes. */
export interface Conditions {
  bodyLimit: number;
  rateLimited: boolean;
  maintenance: boolean;
  storeFailing: boolean;
}
