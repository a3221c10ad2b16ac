import { describe, expect, test } from '@jest/globals';
import { checkSpec } from '../../src/commands/check-spec.js';
import type { Report } from '../../src/result/report.js';
import { petMutants } from '../implementations/pets/pet-mutants.js';
import { petVariants } from '../implementations/pets/pet-variants.js';
import { PETS_DOCUMENT } from '../implementations/pets/pets-document.js';
import { type PetsOptions, startPets } from '../implementations/pets/start-pets.js';

async function check(options: PetsOptions, only?: string): Promise<Report> {
  const server = await startPets(options);
  return checkSpec(PETS_DOCUMENT, {
    url: new URL(server.url),
    statesUrl: new URL(server.statesUrl),
    credentials: new Map(Object.entries(server.credentials)),
    parameters: new Map(Object.entries(server.knownParameters)),
    contract: PETS_DOCUMENT.replace('.yaml', '.contract.yaml'),
    ...(only === undefined ? {} : { only }),
    env: {},
    timeout: 5_000,
  }).finally(() => server.close());
}

const told = ({ findings }: Report, severity: 'error' | 'warning' | 'info') =>
  findings
    .filter((finding) => finding.severity === severity)
    .map(({ code, operationId, status, pointer }) => ({ code, operationId, status, pointer }));

/** What only a provider state brings about. */
const STATES_ONLY = ['deletePet 409', 'openSession 429', 'getStats 503'] as const;

const unreached = ({ operations }: Report) =>
  operations.flatMap(({ operationId, cells }) =>
    cells.flatMap(({ status, verdict }) => (verdict === 'conforms' ? [] : [`${operationId} ${status}`])),
  );

describe('the correct server', () => {
  test('departs nowhere and shows every status', async () => {
    const report = await check({});
    expect([report.findings, unreached(report)]).toEqual([[], []]);
  });

  test.each([
    ['ornate', []],
    ['terse', STATES_ONLY],
  ] as const)(
    'departs nowhere in its %s variant; without states nothing brings about %j',
    async (variant, missing) => {
      const report = await check(petVariants[variant](1));
      expect([told(report, 'error'), unreached(report)]).toEqual([[], missing]);
    },
  );
});

describe('one promise broken', () => {
  test.each(petMutants)('$operation: $breaks', async ({ operation, deviate, expect: expected }) => {
    const { code, status, pointer } = expected;
    expect(told(await check({ deviate }, operation), 'error')).toEqual([
      { code, operationId: operation, status, pointer },
    ]);
  });
});
