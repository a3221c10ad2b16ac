import { joinPointer } from '../source/json-pointer.js';
import { securityScheme } from './credential.js';
import type { DraftBuilder } from './draft-builder.js';
import type { EmbeddedBlock } from './embedded-block.js';
import { ownValue } from './json-value.js';
import type { Section } from './twilio-sections.js';

/** The parts of a page that several steps need. */
export interface Reading {
  readonly builder: DraftBuilder;
  /** JSON Pointer of the operation. */
  readonly operation: string;
}

/** Writes the servers that the page lists, else the one that its address starts with. */
export function readServers(
  { builder }: Reading,
  head: EmbeddedBlock,
  server: string | undefined,
  printed: boolean,
): void {
  if (printed) builder.graft('/servers', head, '/servers');
  else if (server !== undefined) builder.set('/servers', [{ url: server }], head.linesAt('/path'));
  else builder.leaveOut('', 'servers', 'The page prints a path without a server.');
}

/** The prose on the API and on the operation becomes their descriptions. */
export function readProse(
  { builder, operation }: Reading,
  api: Section | undefined,
  overview: Section,
): void {
  const above = api && builder.lines.slice(api.prose);
  if (api && above) builder.set('/info/description', above, builder.lines.filled(api.prose));
  const text = builder.lines.slice(overview.prose);
  if (text) builder.set(joinPointer(operation, 'description'), text, builder.lines.filled(overview.prose));
}

/** Makes a security scheme of the `Authorization` header, which is no parameter in OpenAPI. */
export function readCredentials(
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
