interface Difference {
  /** As the manifest names it: `operations`, `responses`, or `status 404`. */
  readonly count: string;
  readonly meant: number;
  readonly reason: string;
}

/** Where the manifest counts otherwise: the count that is right, and why. */
export const differences: Readonly<Record<string, readonly Difference[]>> = {
  'cafe-split/cafe.yaml': [
    {
      count: 'operations',
      meant: 12,
      reason:
        'Every path item stands in a file of its own, which the manifest did not open; in one file it is cafe-3.2.',
    },
    { count: 'responses', meant: 61, reason: 'The same: the number is that of cafe-3.2.' },
  ],
  'digitalocean/DigitalOcean-public.v2.yaml': [
    {
      count: 'responses',
      meant: 3885,
      reason: 'Every operation stands behind a `$ref` to a file, which the manifest did not open.',
    },
  ],
};

/** Real documents that deviate from the official schema of their version: how often, and in what. */
export const structureDeviations: Readonly<
  Record<string, { readonly count: number; readonly reason: string }>
> = {
  'galaxy-3.1.1.yaml': {
    count: 1,
    reason: 'The `examples` of a schema are a mapping; JSON Schema has a list.',
  },
  'digitalocean/DigitalOcean-public.v2.yaml': {
    count: 2,
    reason: 'The descriptions of two tags are references, which the build of the document replaces by text.',
  },
};
