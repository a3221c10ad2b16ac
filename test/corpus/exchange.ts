import { join } from 'node:path';
import addFormats from 'ajv-formats';
import { OpenAPIBackend } from 'openapi-backend';
import { buildRequest, parameterKey } from '../../src/exchange/build-request.js';
import { judgeRequest } from '../../src/exchange/judge-request.js';
import { findRoute } from '../../src/exchange/route.js';
import type { WireRequest } from '../../src/http/message.js';
import { isFieldValue } from '../../src/http/message.js';
import type { Api, Operation, Parameter } from '../../src/openapi/api.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { invalidValues } from '../../src/schema/invalid-values.js';
import { validValues } from '../../src/schema/valid-values.js';
import type { CorpusRow, CorpusSection } from './corpus-section.js';
import { readText, readValue } from './read-shared.js';

const documents = [
  'petstore-3.0.json', 'petstore-simple-3.1.json', 'galaxy-3.1.1.yaml', 'museum-3.1.yaml', 'cafe-3.2.yaml',
  'sendgrid-api-keys.yaml', 'sendgrid-contacts.yaml', 'sendgrid-mail.yaml', 'sendgrid-suppressions.yaml', 'sendgrid-webhooks.json',
  'twilio-verify-v2.yaml', 'twilio-api-v2010.json', 'xero-accounting.yaml', 'discord-3.1.json', 'box-3.0.json', 'stripe-3.0.yaml', 'github-3.0.3.json',
];
export const section: CorpusSection = {
  name: 'exchange',
  run: async (shared) => {
    const rows: CorpusRow[] = [];
    for (const file of documents) { rows.push(await compare(join(shared, 'corpus', file), file)); console.error(JSON.stringify(rows.at(-1)?.counts), file, rows.at(-1)?.milliseconds, process.memoryUsage().rss/1e6); for (const f of rows.at(-1)?.failures ?? []) console.error('   ', f);}
    return rows;
  },
};
const none = { headers: [], query: [], cookies: [] };
async function compare(path: string, file: string): Promise<CorpusRow> {
  const started = performance.now();
  const loaded = loadApi({ path, text: readText(path) ?? '' }, readText);
  if (!loaded.ok) return { subject: file, counts: {}, passed: 0, failures: ['not loaded'], milliseconds: 0 };
  const { api } = loaded;
  const definition = readValue(path) as any;
  for (const [p, item] of Object.entries<any>(definition.paths)) for (const [m, op] of Object.entries<any>(item)) if (op && typeof op === 'object' && !Array.isArray(op)) { op.operationId = `${m} ${p}`; delete op.requestBody; delete op.responses; op.responses = {}; delete op.callbacks; }
  const backend = new OpenAPIBackend({ definition, quick: true, coerceTypes: true, ajvOpts: {strict: false, logger: false}, customizeAjv: (a: any) => { (addFormats as any)(a); return a; } });
  await backend.init();
  const strangers = new Map(backend.router.getOperations().map((o) => [`${o.method.toUpperCase()} ${o.path}`, o]));
  let agree = 0, cases = 0; const diffs = new Map<string, { n: number, ex: string }>();
  for (const operation of api.operations.slice(0, 150)) {
    const stranger = strangers.get(`${operation.method} ${operation.path}`);
    if (!stranger) continue;
    const base = new Map<string, unknown>();
    let ok = true;
    for (const p of operation.parameters) if (p.required) { const v = firstShown(p); if (v === undefined) ok = false; base.set(parameterKey(p), v); }
    if (!ok) continue;
    const verdict = (values: Map<string, unknown>) => {
      const request = buildRequest('', { operation, parameters: values, credentials: none });
      const route = findRoute({ ...api, operations: [operation] } as Api, operation.method, request.target.replace(/\?.*/s, ''));
      if (route.found !== 'operation') return undefined;
      const ours = judgeRequest(operation, request, route.parameters).filter((f) => f.location !== 'body');
      const theirs = backend.validator.validateRequest({ method: request.method, path: request.target, headers: Object.fromEntries(request.headers.map(([n, v]) => [n.toLowerCase(), v])) } as any, stranger as any).errors ?? [];
      return { request, ours, theirs };
    };
    try { verdict(base); } catch (e) { diffs.set('BASE THROW ' + (e as Error).message.slice(0, 200), {n:1, ex: operation.id}); continue; }
    for (const p of operation.parameters) {
      let nv = 0;
      const schema = p.schema?.schema('request') ?? true;
      const sets = [...take(validValues(schema), 4).map((v) => ['valid', v.value, v.label] as const), ...take(invalidValues(schema), 4).map((v) => ['invalid', v.value, v.label] as const)];
      for (const [kind, value, label] of sets) {
        const values = new Map(base).set(parameterKey(p), value);
        let r; try { r = verdict(values); } catch (e) { r = undefined; if (nv++ === 0) diffs.set('THROW ' + (e as Error).message.slice(0, 200), {n:1, ex: operation.id}); }
        if (!r) continue;
        cases++;
        if ((r.ours.length === 0) === (r.theirs.length === 0)) { agree++; continue; }
        const key = `${p.in} ${p.style} ${p.explode} ${kind} ours=${r.ours[0]?.keyword ?? 'ok'} theirs=${r.theirs[0] ? r.theirs[0].keyword + ' ' + r.theirs[0].instancePath.replace(/\d+/g,'N').slice(0,30) : 'ok'}`;
        const d = diffs.get(key) ?? { n: 0, ex: `${operation.id} ${p.name} ${label} ${r.request.target.slice(0,120)} ${r.ours[0]?.message} | ${r.theirs[0]?.message} ${JSON.stringify(schema).slice(0,150)}` };
        d.n++; diffs.set(key, d);
      }
    }
  }
  return { subject: file, counts: { cases, agree }, passed: agree, failures: [...diffs].map(([k, d]) => `${d.n}x ${k}: ${d.ex}`), milliseconds: performance.now() - started };
}
function take<T>(g: Iterable<T>, n: number): T[] { const out: T[] = []; for (const x of g) { out.push(x); if (out.length >= n) break; } return out; }
function firstShown(p: Parameter): unknown { for (const v of take(validValues(p.schema?.schema('request') ?? { type: 'string' }), 10)) { const x = v.value; if (x === null || x === '' || (typeof x === 'object' && Object.keys(x as object).length === 0)) continue; if (p.in === 'header' && !isFieldValue(String(x))) continue; return x; } return undefined; }
