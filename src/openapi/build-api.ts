import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ParsedSource } from '../source/parse-text.js';
import type { Api, Operation } from './api.js';
import { buildPathItem, type Surroundings } from './build-path-item.js';
import { buildSecurityRequirements, buildSecuritySchemes, writtenSchemes } from './build-security.js';
import { buildServers } from './build-servers.js';
import type { Building } from './building.js';
import { type DocumentNode, member, members, stringAt } from './document-node.js';
import type { References } from './references.js';
import { describeRepeatedKey } from './repeated-key.js';
import { dialectOf } from './schema-dialect.js';
import { upgradeDocument } from './swagger-2/upgrade-document.js';

/** Builds the model of an OpenAPI 2.0 or 3.x document; a part that cannot be read is reported and left out. */
export function buildApi(file: ParsedSource, references: References, openapiVersion: string): Api {
  const diagnostics: Diagnostic[] = [];
  for (const key of file.repeatedKeys ?? []) diagnostics.push(describeRepeatedKey(file, key));
  const building = startBuilding(references, openapiVersion, diagnostics);
  const written: DocumentNode = { file, pointer: '', value: file.value };
  const root = building.dialect === '2.0' ? upgradeDocument(written, building) : written;
  const schemes = buildSecuritySchemes(building, root);
  const servers = buildServers(root);
  const named = writtenSchemes(root);
  const security = buildSecurityRequirements(building, member(root, 'security'), named) ?? [];
  const pending: (() => void)[] = [];
  const surroundings: Surroundings = {
    servers,
    security,
    schemes: named,
    callbacks: new Map(),
    later: (work) => void pending.push(work),
  };
  const operations = members(building.resolve(member(root, 'paths')))
    .filter(({ key }) => key.startsWith('/'))
    .flatMap(({ key, node }) => buildPathItem(building, key, node, surroundings));
  const webhooks = readWebhooks(building, member(root, 'webhooks'), surroundings);
  for (let work = pending.shift(); work; work = pending.shift()) work();
  return {
    title: stringAt(member(root, 'info'), 'title') ?? '',
    version: stringAt(member(root, 'info'), 'version') ?? '',
    openapiVersion,
    root,
    references,
    servers,
    operations,
    webhooks,
    securitySchemes: schemes,
    diagnostics,
  };
}

/** Reads what stands under `x-webhooks` of a document; what cannot be read is left out. */
export function buildWebhooks({ root, references, openapiVersion }: Api): Operation[] {
  const building = startBuilding(references, openapiVersion, []);
  const schemes = writtenSchemes(root);
  const pending: (() => void)[] = [];
  const webhooks = readWebhooks(building, member(root, 'x-webhooks'), {
    servers: [],
    security: buildSecurityRequirements(building, member(root, 'security'), schemes) ?? [],
    schemes,
    callbacks: new Map(),
    later: (work) => void pending.push(work),
  });
  for (let work = pending.shift(); work; work = pending.shift()) work();
  return webhooks;
}

function readWebhooks(
  building: Building,
  written: DocumentNode | undefined,
  surroundings: Surroundings,
): Operation[] {
  return members(building.resolve(written))
    .filter(({ key }) => !key.startsWith('x-'))
    .flatMap(({ key, node }) => buildPathItem(building, key, node, { ...surroundings, servers: [] }));
}

function startBuilding(references: References, openapiVersion: string, diagnostics: Diagnostic[]): Building {
  const reported = new Set<string>();
  // What several operations share is read for each of them, and told once.
  const report = (diagnostic: Diagnostic) => {
    const { source, pointer } = diagnostic.place;
    const identity = `${diagnostic.code} ${source.path}#${pointer}`;
    if (!reported.has(identity)) diagnostics.push(diagnostic);
    reported.add(identity);
  };
  return {
    references,
    dialect: dialectOf(openapiVersion),
    report,
    resolve(node) {
      if (!node) return undefined;
      const resolved = references.resolve(node);
      if (resolved.ok) return resolved.node;
      report(resolved.diagnostic);
      return undefined;
    },
  };
}
