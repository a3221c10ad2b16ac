import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { checkApi } from '../../src/check/check-api.js';
import { createControl } from '../../src/commands/create-control.js';
import { readContract } from '../../src/contract/contract-file.js';
import { startMock } from '../../src/mock/start-mock.js';
import { createMemoryStore } from '../../src/mock/state/memory-store.js';
import { openMockApi } from '../mock/open-mock.js';

const folder = 'test/implementations/pets';

test('a stateful mock of the pets keeps what their contract file promises, and every cell is reached', async () => {
  const served = openMockApi(`${folder}/pets.yaml`);
  const path = `${folder}/pets.contract.yaml`;
  const { contract, diagnostics } = readContract({ path, text: readFileSync(path, 'utf8') }, served.api);
  const control = createControl({ apis: [served], store: createMemoryStore() });
  const { extensions, serveAdmin } = control;
  const mock = await startMock({ apis: [served], extensions, serveAdmin, port: 0, host: '127.0.0.1' });
  const report = await checkApi(served.api, {
    spec: served.path,
    url: new URL(mock.url),
    statesUrl: new URL(`${mock.url}/_tally/states`),
    contract,
  });
  await mock.close();
  expect(diagnostics).toEqual([]);
  expect(
    report.findings.map(({ code, method, path: at, message }) => `${code} ${method} ${at}: ${message}`),
  ).toEqual([]);
  const cells = report.operations.flatMap((operation) => operation.cells);
  expect(cells.filter(({ verdict }) => verdict !== 'conforms')).toEqual([]);
}, 120_000);
