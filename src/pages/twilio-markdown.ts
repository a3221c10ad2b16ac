import { joinPointer } from '../source/json-pointer.js';
import type { Source } from '../source/source.js';
import { securityScheme } from './credential.js';
import { readCurl } from './curl-sample.js';
import { describeOperation } from './describe-operation.js';
import { DraftBuilder, isMethod } from './draft-builder.js';
import { type EmbeddedBlock, readBlock } from './embedded-block.js';
import { parseJson } from './json-sample.js';
import { isObject, type JsonObject, type JsonValue, ownValue, setOwn } from './json-value.js';
import { readOutline } from './markdown-outline.js';
import { pageDiagnostic } from './page-diagnostic.js';
import type { LineRange, PageReading, Recogniser } from './recogniser.js';
import { splitServer } from './split-server.js';
import { cleanMediaType, cleanParameter, cleanResponse } from './twilio-schema.js';
import { cutSections, type Section } from './twilio-sections.js';
import { weighClues } from './weigh-clues.js';

const format = 'twilio-markdown';

/**
 * The Markdown of Twilio's API reference: fixed headings ("Operation overview", "Headers", "Responses" …), each with one
 * JSON block of OpenAPI 3.0 objects under names of the site's own, then code samples.
 */
export const twilioMarkdown: Recogniser = {
  format,
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

/** The parts of a page that several steps need. */
interface Reading {
  readonly builder: DraftBuilder;
  /** JSON Pointer of the operation. */
  readonly operation: string;
}

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
  for (const { heading } of sections) builder.use(heading.lines);
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
    path: split.path.startsWith('/') ? split.path : `/${split.path}`,
    lines: overview.fence.lines,
  });
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
  readBody(reading, blockOf(section('request body')));
  readResponses(reading, section('responses'), blockOf(section('responses')));
  readSamples(
    reading,
    outline.fences.filter(({ lines }) => lines[0] > (sections.at(-1)?.fence?.lines[1] ?? 0)),
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

function serversOf(head: JsonValue): string[] {
  const servers = ownValue(head, 'servers');
  if (!Array.isArray(servers)) return [];
  return servers.map((server) => ownValue(server, 'url')).filter((url) => typeof url === 'string');
}

function readServers(
  { builder }: Reading,
  head: EmbeddedBlock,
  server: string | undefined,
  printed: boolean,
): void {
  if (printed) builder.graft('/servers', head, '/servers');
  else if (server !== undefined) builder.set('/servers', [{ url: server }], head.linesAt('/path'));
  else builder.leaveOut('', 'servers', 'The page prints a path without a server.');
}

function readProse({ builder, operation }: Reading, api: Section | undefined, overview: Section): void {
  const above = api && builder.lines.slice(api.prose);
  if (api && above) builder.set('/info/description', above, api.prose);
  const text = builder.lines.slice(overview.prose);
  if (text) builder.set(joinPointer(operation, 'description'), text, overview.prose);
}

function readCredentials(
  { builder }: Reading,
  section: Section | undefined,
  headers: EmbeddedBlock | undefined,
): void {
  const words = section ? builder.lines.slice(section.prose) : '';
  if (section) builder.use(section.prose);
  const list = Array.isArray(headers?.value) ? headers.value : [];
  const index = list.findIndex((header) => /^authorization$/i.test(String(ownValue(header, 'name'))));
  if (!headers || index === -1) {
    builder.leaveOut(
      '',
      'security',
      words ? `The page says "${words}" and shows no credential.` : 'The page shows no credential.',
    );
    return;
  }
  const sample = ownValue(list[index], 'default') ?? ownValue(list[index], 'example');
  const { name, scheme, inferred } = securityScheme({
    name: String(ownValue(list[index], 'name')),
    in: 'header',
    sample: typeof sample === 'string' ? sample : undefined,
  });
  const lines = headers.linesAt(`/${index}`);
  builder.set('/security', [{ [name]: [] }], lines);
  builder.set('/components', { securitySchemes: {} });
  const pointer = joinPointer('/components/securitySchemes', name);
  builder.set(pointer, words ? { ...scheme, description: words } : scheme, lines);
  for (const [key, reason] of Object.entries(inferred)) builder.infer(pointer, key, reason);
}

/** Header parameters that OpenAPI ignores, because other parts of the document describe them. */
const describedElsewhere = /^(authorization|accept|content-type)$/i;

function readParameters(
  { builder, operation }: Reading,
  place: string,
  block: EmbeddedBlock | undefined,
): void {
  const list = Array.isArray(block?.value) ? block.value : [];
  const parameters = joinPointer(operation, 'parameters');
  for (const [index, parameter] of list.entries()) {
    if (!block || !isObject(parameter)) continue;
    if (place === 'header' && describedElsewhere.test(String(ownValue(parameter, 'name')))) continue;
    const known = builder.valueAt(parameters);
    const at = Array.isArray(known) ? known.length : 0;
    if (at === 0) builder.set(parameters, []);
    const pointer = builder.graft(joinPointer(parameters, at), block, `/${index}`);
    const written = builder.valueAt(pointer) as JsonObject;
    cleanParameter(written);
    if (ownValue(written, 'in') === undefined) written.in = place;
    if (place === 'path' && written.required !== true) {
      written.required = true;
      builder.infer(pointer, 'required', 'A path parameter is always required.');
    }
  }
}

function readBody({ builder, operation }: Reading, block: EmbeddedBlock | undefined): void {
  if (!block) return;
  const body = builder.set(joinPointer(operation, 'requestBody'), {});
  builder.place(body, block.lines);
  for (const key of ['description', 'required'])
    if (ownValue(block.value, key) !== undefined) builder.graft(joinPointer(body, key), block, `/${key}`);
  const encoding = ownValue(block.value, 'encodingType');
  if (typeof encoding !== 'string')
    builder.infer(
      body,
      'content',
      'The page prints no media type; application/json is assumed, as its samples are JSON.',
    );
  const content = builder.set(joinPointer(body, 'content'), {}, block.lines);
  const mediaType = builder.set(
    joinPointer(content, typeof encoding === 'string' ? encoding : 'application/json'),
    {},
    block.lines,
  );
  for (const key of ['schema', 'example', 'examples'])
    if (ownValue(block.value, key) !== undefined)
      builder.graft(joinPointer(mediaType, key), block, `/${key}`);
  cleanMediaType(builder.valueAt(mediaType));
}

function readResponses(
  { builder, operation }: Reading,
  section: Section | undefined,
  block: EmbeddedBlock | undefined,
): void {
  const responses = builder.set(joinPointer(operation, 'responses'), {});
  builder.place(responses, section?.heading.lines ?? [1, 1]);
  const list = Array.isArray(block?.value) ? block.value : [];
  for (const [index, entry] of list.entries()) {
    const status = ownValue(entry, 'responseCode');
    if (!block || status === undefined || !/^([1-5](\d\d|XX)|default)$/.test(String(status))) {
      builder.doubt(
        block?.linesAt(`/${index}`) ?? [1, 1],
        'An entry under "Responses" has no status code; it is left out.',
      );
      continue;
    }
    const pointer = joinPointer(responses, String(status));
    if (builder.valueAt(pointer) !== undefined) {
      builder.doubt(block.linesAt(`/${index}`), `The status ${status} is listed twice; the first is taken.`);
      continue;
    }
    if (isObject(ownValue(entry, 'schema'))) builder.graft(pointer, block, `/${index}/schema`);
    else builder.set(pointer, {}, block.linesAt(`/${index}`));
    const response = builder.valueAt(pointer) as JsonObject;
    cleanResponse(response);
    if (typeof ownValue(response, 'description') !== 'string') response.description = '';
  }
  if (Object.keys(builder.valueAt(responses) as JsonObject).length === 0) {
    setOwn(builder.valueAt(responses) as JsonObject, 'default', { description: '' });
    builder.infer(operation, 'responses', 'The page lists no response; OpenAPI 3.0 asks for one.');
  }
}

/** Samples are read for one thing: the body that the curl line sends, as an example. */
function readSamples(
  { builder, operation }: Reading,
  fences: readonly { language: string; content: string; lines: LineRange; contentLine: number }[],
): void {
  const content = builder.valueAt(joinPointer(operation, 'requestBody', 'content'));
  const type = isObject(content) ? Object.keys(content)[0] : undefined;
  const mediaType = joinPointer(operation, 'requestBody', 'content', type ?? '');
  for (const { language, content: text, lines } of fences) {
    const curl =
      /^(bash|sh|shell|curl)$/.test(language) && text.startsWith('curl') ? readCurl(text, 0) : undefined;
    const data = curl?.data === undefined ? undefined : parseJson(curl.data);
    const printed = builder.valueAt(mediaType);
    const wanted =
      type !== undefined && isObject(printed) && !('example' in printed) && !('examples' in printed);
    if (wanted && data !== undefined) builder.set(joinPointer(mediaType, 'example'), data, lines);
    builder.skip(lines, `code sample (${language || 'text'})`);
    let line = lines[0] - 1;
    while (line > 0 && builder.lines.isBlank(line)) line--;
    if (builder.isFree(line)) builder.skip([line, line], 'caption of a code sample');
  }
}
