import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { normalizePage } from '../../src/pages/normalize-page.js';
import { packageRoot } from '../../src/source/package-root.js';
import { contractPointers } from './contract-pointers.js';
import { draftOf } from './read-draft.js';

const folder = join(packageRoot(), '..', 'shared', 'pages');
const manifest = join(folder, 'MANIFEST.json');

/** `[type or values, required, ...limits]` */
type FieldFact = readonly [string | readonly string[], boolean, ...string[]];

interface PageFacts {
  readonly file: string;
  readonly format: string;
  readonly method: string | null;
  readonly path: string | null;
  readonly statuses: readonly string[];
  readonly expect?: {
    readonly params?: readonly (readonly [string, string, string, boolean])[];
    readonly bodyRequired?: boolean;
    readonly body?: Readonly<Record<string, FieldFact>>;
    readonly response?: Readonly<Record<string, FieldFact>>;
  };
}

interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

interface Operation {
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema: Schema }[];
  readonly requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
  readonly responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

interface Document {
  readonly servers?: readonly { url: string }[];
  readonly paths: Record<string, Record<string, Operation>>;
}

function pageOf(file: string) {
  return { path: file, text: readFileSync(join(folder, file), 'utf8') };
}

function readPage(file: string) {
  const draft = draftOf(pageOf(file));
  const document = draft.document as unknown as Document;
  const [path = '', item = {}] = Object.entries(document.paths)[0] ?? [];
  const [method = '', operation] = Object.entries(item).find(([key]) => key !== 'parameters') ?? [];
  return { draft, document, path, method, operation: operation as Operation };
}

/** The type as the manifest writes it. */
function typeOf({ type, enum: values, items }: Schema): unknown {
  return values ? [...values].sort() : items ? `${items.type}[]` : (type ?? 'any');
}

function fieldsOf(schema: Schema | undefined) {
  return Object.entries(schema?.properties ?? {}).map(([name, field]) => [
    name,
    typeOf(field),
    schema?.required?.includes(name) ?? false,
  ]);
}

function wanted(fields: Readonly<Record<string, FieldFact>> = {}) {
  return Object.entries(fields).map(([name, [type, required]]) => [
    name,
    typeof type === 'string' ? type : [...type].sort(),
    required,
  ]);
}

// The pages are no part of this repository: they are held where they lie beside it.
(existsSync(manifest) ? describe : describeNothing)('the pages beside this checkout', () => {
  const all: readonly PageFacts[] = existsSync(manifest)
    ? JSON.parse(readFileSync(manifest, 'utf8')).pages
    : [];
  const readable = all.filter(({ method, format }) => method !== null && format !== 'mintlify-md-legacy');
  const detailed = readable.filter((page) => page.expect !== undefined);

  test.each(readable)('$file gives $method $path with its statuses', ({ file, method, path, statuses }) => {
    const read = readPage(file);
    const server = /^https:/.test(String(path)) ? read.document.servers?.[0]?.url : '';
    expect([read.method.toUpperCase(), `${server}${read.path}`]).toEqual([method, path]);
    expect(Object.keys(read.operation.responses)).toEqual(statuses.map((status) => status.replace('*', '')));
  });

  test.each(readable)(
    '$file is read to the last line, and each part of its contract has a place',
    ({ file }) => {
      const { draft } = readPage(file);
      expect([draft.unconsumed, draft.gaps]).toEqual([[], []]);
      const unplaced = contractPointers(draft.document).filter((pointer) => !draft.provenance.has(pointer));
      expect(unplaced).toEqual([]);
    },
  );

  test.each(detailed)('$file gives the fields that it prints', ({ file, expect: facts }) => {
    const { operation } = readPage(file);
    const parameters = (operation.parameters ?? []).map((parameter) => [
      parameter.in,
      parameter.name,
      typeOf(parameter.schema),
      parameter.required ?? false,
    ]);
    const [response] = Object.values(operation.responses);
    const json = 'application/json';
    expect(parameters).toEqual(facts?.params ?? []);
    expect(operation.requestBody?.required).toBe(facts?.bodyRequired);
    expect(fieldsOf(operation.requestBody?.content[json]?.schema)).toEqual(wanted(facts?.body));
    expect(fieldsOf(response?.content?.[json]?.schema)).toEqual(wanted(facts?.response));
  });

  test.each(all.filter((page) => !readable.includes(page)))('$file is refused', ({ file }) => {
    expect(normalizePage(pageOf(file))).toMatchObject({ ok: false });
    expect(normalizePage(pageOf(file), { partial: true })).toMatchObject({ ok: false });
  });
});

function describeNothing(_title: string, _body: () => void): void {
  test('the pages are not beside this checkout', () => {
    expect(existsSync(manifest)).toBe(false);
  });
}
