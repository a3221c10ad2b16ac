import { join } from 'node:path';
import type { Case } from '../../src/check/case.js';
import { mockCredentials } from '../../src/check/find-credentials.js';
import { knownValues } from '../../src/check/known-values.js';
import { planCases } from '../../src/check/plan-cases.js';
import { planRequests } from '../../src/check/request-plan.js';
import { spreadBudget } from '../../src/check/spread-budget.js';
import { emptyContract } from '../../src/contract/contract.js';
import { type HttpClient, openClient } from '../../src/http/client.js';
import { type Delivery, headerValue } from '../../src/http/message.js';
import { servePrism } from '../../src/mock/prism/serve-prism.js';
import { startMock } from '../../src/mock/start-mock.js';
import type { Api, Operation } from '../../src/openapi/api.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { packageRoot } from '../../src/source/package-root.js';
import type { CorpusRow, CorpusSection } from './corpus-section.js';
import { type Compared, prismReasons } from './prism-difference-reasons.js';
import { readText } from './read-shared.js';

/** What Prism starts within ten seconds; with `--full` also what takes minutes to compare. */
const documents = [
  ...['asapp', 'verbose', 'sendgrid', 'kibamail', 'aiderx'].map((name) => join('specs', `${name}.yaml`)),
  ...['petstore-3.0.json', 'petstore-simple-3.1.json', 'museum-3.1.yaml', 'galaxy-3.1.1.yaml'],
  ...['sendgrid-api-keys.yaml', 'sendgrid-contacts.yaml', 'sendgrid-mail.yaml', 'sendgrid-webhooks.json'],
  ...['sendgrid-suppressions.yaml', 'cafe-3.2.yaml'],
  ...(process.argv.includes('--full')
    ? [
        ...['cafe-split/cafe.yaml', 'twilio-verify-v2.yaml', 'twilio-api-v2010.json', 'box-3.0.json'],
        ...['digitalocean/DigitalOcean-public.v2.yaml', 'github-3.0.3.json', 'kubernetes-1.13-swagger2.json'],
      ]
    : []),
];

/** Cases of each operation. */
const maxCases = 24;
const SHOWN = 5;

/** The same requests to our default profile and to Prism itself: every kind of difference is argued (docs/decisions/0030). */
export const section: CorpusSection = {
  name: 'prism-difference',
  run: async (shared) => {
    const rows: CorpusRow[] = [];
    for (const file of documents) {
      const path = file.startsWith('specs') ? join(packageRoot(), file) : join(shared, 'corpus', file);
      rows.push(await compareDocument(path, file));
    }
    return rows;
  },
};

async function compareDocument(path: string, file: string): Promise<CorpusRow> {
  const started = performance.now();
  const loaded = loadApi({ path, text: readText(path) ?? '' }, readText);
  if (!loaded.ok) {
    return { subject: file, counts: {}, passed: 0, failures: [loaded.diagnostic.message], milliseconds: 0 };
  }
  const { api } = loaded;
  const mock = await startMock({ apis: [{ name: 'api', api, path }], port: 0, host: '127.0.0.1' });
  const prism = await servePrism({
    document: path,
    port: 0,
    host: '127.0.0.1',
    cors: true,
    errors: false,
    dynamic: false,
    ignoreExamples: false,
    level: 'silent',
    log: () => undefined,
  });
  const ours = clientOf(mock.url);
  const theirs = clientOf(prism.url);
  let same = 0;
  let explained = 0;
  const failures: string[] = [];
  try {
    for (const operation of api.operations) {
      for (const planned of casesOf(api, operation)) {
        const [our, their] = [await ours.send(planned.request), await theirs.send(planned.request)];
        const compared: Compared = { api, operation, planned, ours: told(our), theirs: told(their) };
        if (compared.ours === compared.theirs) same++;
        else if (prismReasons.some(({ explains }) => explains(compared))) explained++;
        else
          failures.push(
            `${operation.method} ${operation.path} ${planned.class} ${planned.label}: ${compared.ours}, Prism ${compared.theirs}`,
          );
      }
    }
  } finally {
    ours.close();
    theirs.close();
    await mock.close();
    await prism.close();
  }
  const shown =
    failures.length > SHOWN ? [...failures.slice(0, SHOWN), `and ${failures.length - SHOWN} more`] : failures;
  return {
    subject: file,
    counts: { operations: api.operations.length, same, explained },
    passed: same,
    failures: shown,
    milliseconds: performance.now() - started,
  };
}

function clientOf(url: string): HttpClient {
  return openClient(new URL(url), { timeout: 10_000, connections: 1 });
}

/** What is compared: the status, and the media type of a body. */
function told(delivery: Delivery): string {
  if (!delivery.ok) return delivery.failure;
  const { status, headers, body } = delivery.response;
  const type = headerValue(headers, 'content-type')?.split(';')[0]?.trim() ?? '';
  return `${status} ${body.length === 0 ? '' : type}`.trim();
}

function casesOf(api: Api, operation: Operation): Case[] {
  const credentials = mockCredentials(api, new Map());
  const required = new Map([...credentials].filter(([name]) => operation.security[0]?.includes(name)));
  const known = knownValues(operation, emptyContract, [], 1);
  const plan = planRequests(api, operation, known, required, { basePath: '', headers: [], seed: 1 });
  if (plan.obstacle !== undefined) return [];
  const cases = spreadBudget(
    planCases(plan, { isMock: true, keepsNothing: true, deletesForGood: false }),
    maxCases,
  ).cases;
  const codes = operation.responses.filter(({ status }) => /^\d{3}$/.test(status));
  const asked = codes.map(
    ({ status, node }): Case => ({
      class: 'open',
      label: `Prefer: code=${status}`,
      place: { location: 'request', pointer: '', rule: node },
      request: plan.request({ headers: [['Prefer', `code=${status}`]] }),
    }),
  );
  return [...cases, ...asked];
}
