import { describe, expect, test } from '@jest/globals';
import { formatDiagnostic } from '../../../src/diagnostics/format-diagnostic.js';
import { readScenarios } from '../../../src/mock/scenarios/read-scenarios.js';
import { zooApi } from '../state/zoo.js';

const apis = [{ name: 'zoo', api: zooApi(), path: 'zoo.json' }];

function read(text: string) {
  return readScenarios({ path: 'zoo.scenarios.yaml', text }, apis);
}

test('a file in YAML is read, with scenarios and faults', () => {
  const { file, diagnostics } = read(`
scenarios:
  - name: busy twice
    operation: GET /animals
    when: { query: { kind: cat } }
    answer:
      - { status: 503, times: 2, delay: 10 }
      - { status: 200 }
faults:
  - { operation: GET /animals, latency: { min: 1, max: 5 }, rateLimit: { requests: 5, per: 1000 } }
  - { delivery: { drip: 100 }, share: 0.5 }
`);
  expect(diagnostics).toEqual([]);
  expect([file.scenarios?.length, file.faults?.length]).toEqual([1, 2]);
});

describe('what is wrong is told with its place', () => {
  test.each([
    {
      what: 'a body that its status does not allow',
      text: 'scenarios:\n  - operation: GET /animals/{animalId}\n    answer:\n      status: 200\n      body: { kind: cat, name: Rex, updatedAt: 2020-01-01T00:00:00Z, id: x }',
      place: 'zoo.scenarios.yaml:5:74',
      code: 'scenario-body',
    },
    {
      what: 'an operation that is not there',
      text: 'scenarios:\n  - operation: GET /zebras\n    answer: {}',
      place: 'zoo.scenarios.yaml:2:16',
      code: 'unknown-operation',
    },
    {
      what: 'an example that is not there',
      text: 'scenarios:\n  - operation: GET /animals\n    answer: [{ example: none }]',
      place: 'zoo.scenarios.yaml:3:25',
      code: 'unknown-example',
    },
    {
      what: 'a status that is none',
      text: 'scenarios:\n  - operation: GET /animals\n    answer: { status: 99 }',
      place: 'zoo.scenarios.yaml:3:23',
      code: 'invalid-scenario',
    },
    {
      what: 'a misspelt key',
      text: 'scenarios:\n  - operation: GET /animals\n    anser: {}',
      place: 'zoo.scenarios.yaml:2:',
      code: 'invalid-scenario',
    },
    { what: 'a broken file', text: 'scenarios: [', place: 'zoo.scenarios.yaml:1:', code: 'syntax' },
    {
      what: 'a fault for an operation that is not there',
      text: 'faults:\n  - operation: nothing\n    latency: 5',
      place: 'zoo.scenarios.yaml:2:16',
      code: 'unknown-operation',
    },
    {
      what: 'a fault of an API that is not there',
      text: 'faults:\n  - { api: zoos, latency: 5 }',
      place: 'zoo.scenarios.yaml:2:12',
      code: 'unknown-api',
    },
    {
      what: 'a fault that changes nothing',
      text: 'faults:\n  - { share: 0.5 }',
      place: 'zoo.scenarios.yaml:2:5',
      code: 'invalid-scenario',
    },
    {
      what: 'a latency of no length',
      text: 'faults:\n  - { latency: { min: 9, max: 1 } }',
      place: 'zoo.scenarios.yaml:2:16',
      code: 'invalid-scenario',
    },
    {
      what: 'a condition on a parameter that is not there',
      text: 'scenarios:\n  - operation: GET /animals/{animalId}\n    when: { parameters: { animalid: 7 } }\n    answer: {}',
      place: 'zoo.scenarios.yaml:3:37',
      code: 'unknown-parameter',
    },
    ...['{ X Y: a }', '{ X-A: "a\\r\\nB: c" }', '{ X-A: →a }', '{ Content-Length: "1" }'].map((headers) => ({
      what: `headers that cannot be sent, ${headers}`,
      text: `scenarios:\n  - operation: GET /animals\n    answer: { headers: ${headers} }`,
      place: 'zoo.scenarios.yaml:3:',
      code: 'scenario-header',
    })),
  ])('$what', ({ text, place, code }) => {
    const { diagnostics } = read(text);
    expect(diagnostics.map((found) => found.code)).toContain(code);
    expect(formatDiagnostic(diagnostics[0] as never)).toContain(place);
  });
});
