import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkSpec } from '../src/commands/check-spec.js';
import { openSpec } from '../src/commands/open-spec.js';
import type { Report } from '../src/result/report.js';
import { type StartOptions, startImplementation } from '../test/implementations/implementation.js';
import { mutants } from '../test/implementations/mutants.js';
import { variantNames } from '../test/implementations/variants.js';
import { startMockProcess, startPrismCommand } from './mock-process.js';

/** Where a suite finds its server, and what it needs to be let in. */
interface Target {
  readonly url: string;
  readonly statesUrl?: string;
  readonly credentials: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * The contract of one bundled API as Jest tests: against the server at TALLY_URL where that is set (with
 * TALLY_STATES_URL, TALLY_AUTH and TALLY_PARAM, each a `&`-separated list of NAME=VALUE), else against the Prism mock, the
 * reference implementation and every mutant of it.
 */
export function describeContract(api: string): void {
  const { TALLY_URL, TALLY_STATES_URL, TALLY_AUTH, TALLY_PARAM } = process.env;
  if (TALLY_URL) {
    describeCells(api, `${api} at ${TALLY_URL}`, async () => ({
      url: TALLY_URL,
      ...(TALLY_STATES_URL ? { statesUrl: TALLY_STATES_URL } : {}),
      credentials: Object.fromEntries(new URLSearchParams(TALLY_AUTH ?? '')),
      parameters: Object.fromEntries(new URLSearchParams(TALLY_PARAM ?? '')),
      close: async () => {},
    }));
    return;
  }
  describeCells(api, `${api} served by the command of Prism`, () => startPrismCommand(api));
  describeCells(api, `${api} served by Prism`, () => startMockProcess(api, 'prism'));
  describeCells(api, `${api} served from the model`, () => startMockProcess(api, 'tally'));
  describeCells(api, `${api} implemented`, () => startTarget(api));
  describeVariants(api);
  describeMutants(api);
}

async function startTarget(api: string, options: StartOptions = {}): Promise<Target> {
  const server = await startImplementation(api, options);
  return { ...server, parameters: server.knownParameters, close: () => server.close() };
}

async function checkTarget(api: string, target: Target): Promise<Report> {
  return checkSpec(api, {
    url: new URL(target.url),
    ...(target.statesUrl === undefined ? {} : { statesUrl: new URL(target.statesUrl) }),
    credentials: new Map(Object.entries(target.credentials)),
    parameters: new Map(Object.entries(target.parameters)),
    contract: true,
    env: process.env,
    timeout: 5_000,
  });
}

const errorsOf = (report: Report) =>
  report.findings
    .filter(({ severity, waived }) => severity === 'error' && waived === undefined)
    .map(({ code, status, pointer, message, curl }) => ({ code, status, pointer, message, curl }));

function describeCells(api: string, title: string, start: () => Promise<Target>): void {
  const cells = openSpec(api).api.operations.flatMap(({ method, path, responses }) =>
    responses.flatMap(({ status, content }) =>
      (content.length === 0 ? [null] : content.map(({ type }) => type)).map((mediaType) => ({
        method,
        path,
        status,
        mediaType,
        body: mediaType ?? 'without a body',
      })),
    ),
  );
  describe(title, () => {
    let target: Target;
    let report: Report;
    beforeAll(async () => {
      target = await start();
      report = await checkTarget(api, target);
    });
    afterAll(() => target?.close());

    test.each(cells)('$method $path answers $status $body as documented', (cell) => {
      const operation = report.operations.find(
        ({ method, path }) => method === cell.method && path === cell.path,
      );
      const reached = operation?.cells.find(
        ({ status, mediaType }) => status === cell.status && mediaType === cell.mediaType,
      );
      expect({ verdict: reached?.verdict, reason: reached?.reason }).toEqual({
        verdict: 'conforms',
        reason: expect.any(String),
      });
    });

    test('departs from the document nowhere', () => {
      expect(errorsOf(report)).toEqual([]);
    });
  });
}

/** Servers that keep the contract in unusual ways; one of all of them answers each request 300 ms late. */
function describeVariants(api: string): void {
  describe(`${api} implemented unusually`, () => {
    test.each(variantNames)('the %s variant departs from the document nowhere', async (variant) => {
      const target = await startTarget(api, { variant, lateness: api === 'kibamail' ? 300 : 3 });
      const report = await checkTarget(api, target).finally(() => target.close());
      expect(errorsOf(report)).toEqual([]);
      expect(report.summary.cells).toMatchObject({ violates: 0, refused: 0 });
    });
  });
}

function describeMutants(api: string): void {
  const own = mutants.filter((mutant) => mutant.api === api);
  describe(`${api} with one promise broken`, () => {
    test.each(own)('$mutant: $breaks', async ({ mutant, expect: expected }) => {
      const target = await startTarget(api, { mutant });
      const report = await checkTarget(api, target).finally(() => target.close());
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
