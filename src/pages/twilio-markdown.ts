import { joinPointer } from '../source/json-pointer.js';
import type { Source } from '../source/source.js';
import { reportUnresolvedReferences } from './check-embedded-document.js';
import { declarePathParameters } from './declare-path-parameters.js';
import { describeOperation } from './describe-operation.js';
import { DraftBuilder, isMethod } from './draft-builder.js';
import { type EmbeddedBlock, readBlock } from './embedded-block.js';
import { type JsonValue, ownValue } from './json-value.js';
import { readOutline } from './markdown-outline.js';
import { pageDiagnostic } from './page-diagnostic.js';
import type { PageReading, Recogniser } from './recogniser.js';
import { splitServer } from './split-server.js';
import { noteOtherKeys, readBody, readParameters, readResponses, readSamples } from './twilio-content.js';
import { type Reading, readCredentials, readProse, readServers } from './twilio-frame.js';
import { siteKeys } from './twilio-schema.js';
import { cutSections, type Section } from './twilio-sections.js';
import { weighClues } from './weigh-clues.js';

const format = 'twilio-markdown';

/**
 * The Markdown of Twilio's API reference: fixed headings ("Operation overview", "Headers", "Responses" …), each with one
 * JSON block of OpenAPI 3.0 objects under names of the site's own, then code samples.
 */
export const twilioMarkdown: Recogniser = {
  format,
  reads: 'markdown',
  recognise(page) {
    const outline = readOutline(page);
    const sections = cutSections(outline, Number.MAX_SAFE_INTEGER);
    const has = (name: string) => sections.some((section) => section.name === name);
    return weighClues([
      {
        name: 'a json block with "path" and "method" under the heading "Operation overview"',
        present: sections.some(
          ({ name, fence }) => name === 'operation overview' && /"path"/.test(fence?.content ?? ''),
        ),
        essential: true,
      },
      { name: 'a title', present: outline.headings.some(({ depth }) => depth === 1) },
      { name: 'the heading "Operation details"', present: has('operation details') },
      { name: 'a json block under the heading "Responses"', present: has('responses') },
    ]);
  },
  parse,
};

/** Sections that say nothing without their block. */
const holdsBlock = new Set([
  'headers',
  'path parameters',
  'query string',
  'query parameters',
  'cookies',
  'request body',
  'responses',
]);

function parse(page: Source): PageReading {
  const builder = new DraftBuilder(page, format);
  const outline = readOutline(page);
  const sections = cutSections(outline, builder.lines.count);
  const section = (...names: string[]) => sections.find(({ name }) => names.includes(name));
  const blocks = new Map<Section, EmbeddedBlock>();
  for (const one of sections) {
    if (!one.fence) continue;
    const reading = readBlock(page, one.fence);
    if (!reading.ok) return reading;
    blocks.set(one, reading.block);
    builder.use(one.fence.lines);
  }
  for (const { heading, fence, name } of sections) {
    builder.use(heading.lines);
    if (!fence && holdsBlock.has(name))
      builder.gap(heading.lines, `There is no json block under the heading "${heading.text}".`);
  }
  const blockOf = (of: Section | undefined) => (of ? blocks.get(of) : undefined);

  const overview = section('operation overview');
  const head = blockOf(overview);
  const method = String(ownValue(head?.value, 'method')).toLowerCase();
  const url = ownValue(head?.value, 'path');
  if (!overview?.fence || !head || !isMethod(method) || typeof url !== 'string') {
    const message = 'The block under "Operation overview" names no "method" and "path" of an operation.';
    return { ok: false, refusal: pageDiagnostic(page, 'page-without-operation', message) };
  }

  const printedServers = serversOf(head.value);
  const split = splitServer(url, printedServers) ?? { server: undefined, path: url };
  const title = outline.headings.find(({ depth }) => depth === 1);
  const operation = describeOperation(builder, {
    openapi: '3.0.3',
    title: title?.text,
    titleLines: title?.lines ?? overview.heading.lines,
    method,
    path: pathOf(split.path),
    lines: overview.fence.lines,
  });
  for (const key of ['operationId', 'deprecated', 'tags'])
    if (ownValue(head.value, key) !== undefined) builder.graft(joinPointer(operation, key), head, `/${key}`);
  noteOtherKeys(builder, head, '', [
    'path',
    'method',
    'servers',
    'operationId',
    'deprecated',
    'tags',
    ...siteKeys,
  ]);
  builder.infer('', 'openapi', 'The page names no version; its schemas are written as in OpenAPI 3.0.');
  const reading: Reading = { builder, operation };
  readServers(reading, head, split.server, printedServers.length > 0);
  readProse(reading, section('api overview'), overview);
  readCredentials(reading, section('authentication'), blockOf(section('headers')));
  for (const [place, of] of [
    ['header', section('headers')],
    ['path', section('path parameters')],
    ['query', section('query string', 'query parameters')],
    ['cookie', section('cookies')],
  ] as const)
    readParameters(reading, place, blockOf(of));
  declarePathParameters(builder, operation, pathOf(split.path), overview.fence.lines);
  readBody(reading, blockOf(section('request body')));
  if (!section('responses'))
    builder.gap(overview.heading.lines, 'There is no heading "Responses": the page was cut off.');
  readResponses(reading, section('responses'), blockOf(section('responses')));
  reportUnresolvedReferences(builder);
  const read = new Set(sections.map(({ fence }) => fence));
  const from = section('operation details')?.heading.lines[1] ?? overview.fence.lines[1];
  readSamples(
    reading,
    outline.fences.filter((fence) => !read.has(fence) && fence.lines[0] > from),
  );
  const last = sections.at(-1);
  return {
    ok: true,
    draft: builder.finish(() => [
      title?.lines[0] ?? overview.heading.lines[0],
      last?.fence?.lines[1] ?? builder.lines.count,
    ]),
  };
}

function pathOf(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}

function serversOf(head: JsonValue): string[] {
  const servers = ownValue(head, 'servers');
  if (!Array.isArray(servers)) return [];
  return servers.map((server) => ownValue(server, 'url')).filter((url) => typeof url === 'string');
}
