import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadApi } from '../../src/openapi/load-api.js';
import { translateTypes } from '../../src/types/generate-types.js';
import { checkValues } from '../types/value-literals.js';
import type { CorpusRow, CorpusSection } from './corpus-section.js';
import { readText } from './read-shared.js';

/** Of each body that no other shares, this many values are written out, none longer than so many characters. */
const LIMITS = { values: 6, length: 20_000 };

/** Where a value that the validator accepts is no literal of its type, and why that is right. */
const EXCEPTIONS: readonly { readonly matches: RegExp; readonly reason: string }[] = [
  {
    matches: /no properties in common with type/,
    reason:
      'An object with none of the named properties, all of them optional: the schema allows it, TypeScript takes it for a mistake. Most hold only what is readOnly in a request.',
  },
  {
    matches: /^operations\["users\/get-authenticated"\].*'"private" \| "public"'/,
    reason:
      'The mapping of a discriminator: any text to the validator, but OpenAPI 3.1 §4.8.25 knows no schema for it.',
  },
  {
    matches:
      /^NonNullable<operations\["(floatingIPsAction|imageActions|reservedIPsActions|reservedIPv6Actions)_post"\]/,
    reason: 'A value that the mapping leads to one variant, and that conforms to another.',
  },
  {
    matches: /^NonNullable<operations\["nfs_create_action"\]/,
    reason:
      'Again none of the named properties, in one of several alternatives: the compiler blames another.',
  },
];

/** What a document's types do not hold, because it is no schema. */
const UNTYPED: Readonly<Record<string, { readonly count: number; readonly reason: string }>> = {
  'digitalocean/DigitalOcean-public.v2.yaml': {
    count: 6,
    reason: '`$ref` as the name of a property: it stands where the properties are listed.',
  },
};

/** Every document's types are made and compile; what the validator accepts, the compiler accepts. */
export const section: CorpusSection = {
  name: 'types',
  async run(shared) {
    const manifest = JSON.parse(readFileSync(join(shared, 'corpus', 'manifest.json'), 'utf8')) as {
      entries: readonly { file: string }[];
    };
    const rows: CorpusRow[] = [];
    for (const { file } of manifest.entries) rows.push(await checkDocument(shared, file));
    return rows;
  },
};

async function checkDocument(shared: string, file: string): Promise<CorpusRow> {
  const path = join(shared, 'corpus', file);
  const loaded = loadApi({ path, text: readText(path) ?? '' }, readText);
  if (!loaded.ok) {
    return { subject: file, counts: {}, passed: 0, failures: [loaded.diagnostic.message], milliseconds: 0 };
  }
  const start = performance.now();
  const { text, diagnostics } = await translateTypes(loaded.api);
  const milliseconds = performance.now() - start;
  const { bodies, values, beyond, refused } = checkValues(loaded.api, text, LIMITS);
  const failures = refused.filter((sentence) => !EXCEPTIONS.some(({ matches }) => matches.test(sentence)));
  const excepted = refused.length - failures.length;
  const expected = UNTYPED[file]?.count ?? 0;
  if (diagnostics.length !== expected) {
    failures.push(`${diagnostics.length} parts are not typed, not ${expected}.`);
  }
  return {
    subject: file,
    counts: {
      lines: text.split('\n').length,
      untyped: diagnostics.length,
      bodies,
      values,
      beyond: beyond.length,
      excepted,
    },
    passed: values - refused.length,
    failures,
    milliseconds,
  };
}
