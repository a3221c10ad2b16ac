import { afterAll, describe, expect, test } from '@jest/globals';
import { checkSpec } from '../src/commands/check-spec.js';
import { describeContract } from '../src/public/jest.js';
import type { Report } from '../src/result/report.js';
import { type StartOptions, startImplementation } from '../test/implementations/implementation.js';
import { mutants } from '../test/implementations/mutants.js';
import { variantNames } from '../test/implementations/variants.js';
import { startMockProcess, startPrismCommand } from './mock-process.js';

/**
 * The contract of one bundled API as Jest tests: against the server at TALLY_URL where that is set (with TALLY_STATES_URL, TALLY_AUTH and
 * TALLY_PARAM, each of the two a `&`-separated list of NAME=VALUE), else against the mock by either engine, the command of Prism, the
 * reference implementation, unusual ones and every mutant.
 */
export async function describeApi(api: string): Promise<void> {
  const { TALLY_URL, TALLY_STATES_URL, TALLY_AUTH, TALLY_PARAM } = process.env;
  if (TALLY_URL) {
    describeContract(api, TALLY_URL, {
      ...(TALLY_STATES_URL ? { statesUrl: TALLY_STATES_URL } : {}),
      auth: Object.fromEntries(new URLSearchParams(TALLY_AUTH)),
      params: Object.fromEntries(new URLSearchParams(TALLY_PARAM)),
    });
    return;
  }
  describeServed(`${api} served by the command of Prism`, api, () => startPrismCommand(api));
  describeServed(`${api} served by Prism`, api, () => startMockProcess(api, 'prism'));
  describeServed(`${api} served from the model`, api, () => startMockProcess(api, 'tally'));
  const server = await startImplementation(api);
  afterAll(() => server.close());
  describe(`${api} implemented`, () => {
    describeContract(api, server.url, {
      statesUrl: server.statesUrl,
      auth: server.credentials,
      params: server.knownParameters,
      minCoverage: 100,
    });
  });
  describeVariants(api);
  describeMutants(api);
}

function describeServed(
  title: string,
  api: string,
  start: () => Promise<{ url: string; close(): Promise<void> }>,
): void {
  describe(title, () => {
    let mock: { url: string; close(): Promise<void> } | undefined;
    afterAll(() => mock?.close());
    const startNow = async () => {
      mock = await start();
      return mock.url;
    };
    describeContract(api, startNow, { minCoverage: 100 });
  });
}

async function checkImplementation(api: string, options: StartOptions): Promise<Report> {
  const server = await startImplementation(api, options);
  return checkSpec(api, {
    url: new URL(server.url),
    statesUrl: new URL(server.statesUrl),
    credentials: new Map(Object.entries(server.credentials)),
    parameters: new Map(Object.entries(server.knownParameters)),
    timeout: 5_000,
  }).finally(() => server.close());
}

const errorsOf = (report: Report) =>
  report.findings
    .filter(({ severity, waived }) => severity === 'error' && waived === undefined)
    .map(({ code, status, pointer, message, curl }) => ({ code, status, pointer, message, curl }));

/** Servers that keep the contract in unusual ways; one of all of them answers each request 300 ms late. */
function describeVariants(api: string): void {
  describe(`${api} implemented unusually`, () => {
    test.each(variantNames)('the %s variant departs from the document nowhere', async (variant) => {
      const report = await checkImplementation(api, { variant, lateness: api === 'kibamail' ? 300 : 3 });
      expect(errorsOf(report)).toEqual([]);
      expect(report.summary.cells).toMatchObject({ violates: 0, refused: 0 });
    });
  });
}

function describeMutants(api: string): void {
  const own = mutants.filter((mutant) => mutant.api === api);
  describe(`${api} with one promise broken`, () => {
    test.each(own)('$mutant: $breaks', async ({ mutant, expect: expected }) => {
      const report = await checkImplementation(api, { mutant });
      const { code, severity, status, pointer } = expected;
      const found = report.findings.map((finding) => ({
        code: finding.code,
        severity: finding.severity,
        status: finding.status,
        pointer: finding.pointer,
      }));
      expect(found).toContainEqual({ code, severity, status, pointer });
      expect(found.filter((finding) => finding.severity === 'error')).toEqual(
        severity === 'error' ? [{ code, severity, status, pointer }] : [],
      );
    });
  });
}
