import { join } from 'node:path';
import type { Api } from '../../src/openapi/api.js';
import type { ApiSchema } from '../../src/openapi/api-schema.js';
import type { Direction } from '../../src/openapi/direction.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { invalidValues } from '../../src/schema/invalid-values.js';
import type { JsonSchema } from '../../src/schema/json-schema.js';
import { minimalValue, validValues } from '../../src/schema/valid-values.js';
import type { CorpusRow, CorpusSection } from './corpus-section.js';
import { readText, readValue } from './read-shared.js';
import { isAbout, strangerFor } from './stranger.js';
import { barren } from './values-barren.js';

/** How many schemas of a document are looked at, evenly spread, and how many values of each kind. */
interface Extent {
  readonly schemas: number;
  readonly values: number;
}

const extent: Extent = process.argv.includes('--full')
  ? { schemas: Infinity, values: 300 }
  : { schemas: 100, values: 30 };
const LEAST_ACCEPTED = 0.999;
const SHOWN = 5;

/** A different schema of a document, and where it was met first. */
interface MetSchema {
  readonly where: string;
  readonly schema: JsonSchema;
}

/** What is generated for every schema of the real documents, judged by an Ajv that shares nothing with the generator. */
export const section: CorpusSection = {
  name: 'values',
  run: async (shared) => {
    const folder = join(shared, 'corpus');
    const { entries } = readValue(join(folder, 'manifest.json')) as { entries: { file: string }[] };
    return entries.map(({ file }) => judgeDocument(join(folder, file), file));
  },
};

function judgeDocument(path: string, file: string): CorpusRow {
  const started = performance.now();
  const loaded = loadApi({ path, text: readText(path) ?? '' }, readText);
  const tally = { valid: 0, refused: [] as string[], invalid: 0, failures: [] as string[], barren: 0 };
  const all = loaded.ok ? schemasOf(loaded.api) : [];
  const looked = sample(all, extent.schemas);
  for (const { where, schema } of looked) {
    const accepts = strangerFor(schema);
    const valid = first(validValues(schema), extent.values);
    if (valid.length === 0) {
      tally.barren++;
      if (!barren.some((one) => one.file === file && one.where === where)) {
        tally.failures.push(`${where} yields no value: ${reasonFor(schema)}`);
      }
    }
    for (const { label, value } of valid) {
      tally.valid++;
      if (!accepts(value))
        tally.refused.push(`${where}: "${label}" is refused, ${JSON.stringify(accepts.errors?.[0])}`);
    }
    for (const { label, value, keyword, instancePointer } of first(invalidValues(schema), extent.values)) {
      tally.invalid++;
      if (accepts(value)) tally.failures.push(`${where}: "${label}" is accepted`);
      else if (!accepts.errors?.some((error) => isAbout(error, keyword, instancePointer))) {
        tally.failures.push(`${where}: "${label}" is refused, but not by ${keyword} at ${instancePointer}`);
      }
    }
  }
  const tooMany = tally.refused.length > tally.valid * (1 - LEAST_ACCEPTED) ? tally.refused : [];
  const failures = [...tooMany, ...tally.failures];
  return {
    subject: file,
    counts: {
      schemas: all.length,
      judged: looked.length,
      barren: tally.barren,
      valid: tally.valid,
      refused: tally.refused.length,
      invalid: tally.invalid,
    },
    passed: tally.valid - tally.refused.length + tally.invalid - tally.failures.length,
    failures: loaded.ok ? failures.slice(0, SHOWN) : [loaded.diagnostic.message],
    milliseconds: performance.now() - started,
  };
}

/** Every different schema that a request or a response of the document is held to. */
function schemasOf({ operations }: Api): MetSchema[] {
  const met = new Map<string, MetSchema>();
  const meet = (where: string, schema: ApiSchema | undefined, direction: Direction): void => {
    if (schema === undefined) return;
    const text = JSON.stringify(schema.schema(direction));
    if (!met.has(text)) met.set(text, { where, schema: schema.schema(direction) });
  };
  for (const { method, path, parameters, requestBody, responses } of operations) {
    const name = `${method} ${path}`;
    for (const parameter of parameters) meet(`${name} ${parameter.name}`, parameter.schema, 'request');
    for (const { type, schema } of requestBody?.content ?? []) meet(`${name} ${type}`, schema, 'request');
    for (const { status, headers, content } of responses) {
      for (const header of headers) meet(`${name} ${status} ${header.name}`, header.schema, 'response');
      for (const { type, schema } of content) meet(`${name} ${status} ${type}`, schema, 'response');
    }
  }
  return [...met.values()];
}

function reasonFor(schema: JsonSchema): string {
  const minimal = minimalValue(schema);
  return minimal.ok ? 'though there is a minimal one' : minimal.reason;
}

/** So many of the list, evenly spread; always the same. */
function sample<Item>(list: readonly Item[], count: number): Item[] {
  const step = Math.max(1, list.length / count);
  return Array.from(
    { length: Math.min(list.length, count) },
    (_, index) => list[Math.floor(index * step)] as Item,
  );
}

function first<Value>(values: Iterable<Value>, count: number): Value[] {
  const taken: Value[] = [];
  for (const value of values) {
    taken.push(value);
    if (taken.length === count) break;
  }
  return taken;
}
