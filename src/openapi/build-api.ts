import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ParsedSource } from '../source/parse-text.js';
import type { Api, Operation, Server } from './api.js';
import { dialectOf, type SchemaDialect } from './api-schema.js';
import { buildOperation } from './build-operation.js';
import { buildSecurityRequirements, buildSecuritySchemes } from './build-security.js';
import {
  type DocumentNode,
  diagnoseNode,
  isMapping,
  items,
  member,
  members,
  stringAt,
} from './document-node.js';
import type { References } from './references.js';
import { upgradeDocument } from './swagger-2/upgrade-document.js';

/** What the builders of the model share: references, the dialect, and a place to report to. */
export interface Building {
  readonly references: References;
  readonly dialect: SchemaDialect;
  report(diagnostic: Diagnostic): void;
  /** What a node's `$ref`s end at; reports and gives `undefined` where they lead nowhere. */
  resolve(node: DocumentNode | undefined): DocumentNode | undefined;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/** Builds the model of an OpenAPI 2.0 or 3.x document; a part that cannot be read is reported and left out. */
export function buildApi(file: ParsedSource, references: References, openapiVersion: string): Api {
  const diagnostics: Diagnostic[] = [];
  const reported = new Set<string>();
  // What several operations share is read for each of them, and told once.
  const report = (diagnostic: Diagnostic) => {
    const { source, pointer } = diagnostic.place;
    const identity = `${diagnostic.code} ${source.path}#${pointer}`;
    if (!reported.has(identity)) diagnostics.push(diagnostic);
    reported.add(identity);
  };
  const building: Building = {
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
  const written: DocumentNode = { file, pointer: '', value: file.value };
  const root = building.dialect === '2.0' ? upgradeDocument(written, building) : written;
  const securitySchemes = buildSecuritySchemes(building, root);
  const servers = buildServers(root);
  const security = buildSecurityRequirements(building, member(root, 'security'), securitySchemes) ?? [];
  const operations = members(member(root, 'paths'))
    .filter(({ key }) => key.startsWith('/'))
    .flatMap(({ key, node }) => buildPathItem(building, key, node, { servers, security }, securitySchemes));
  return {
    title: stringAt(member(root, 'info'), 'title') ?? '',
    version: stringAt(member(root, 'info'), 'version') ?? '',
    openapiVersion,
    root,
    servers,
    operations,
    securitySchemes,
    diagnostics,
  };
}

function buildPathItem(
  building: Building,
  path: string,
  node: DocumentNode,
  inherited: Pick<Api, 'servers'> & { security: Operation['security'] },
  schemes: Api['securitySchemes'],
): Operation[] {
  const pathItem = building.resolve(node);
  if (!pathItem) return [];
  if (!isMapping(pathItem.value)) {
    building.report(
      diagnoseNode(
        node,
        {
          code: 'invalid-path-item',
          severity: 'error',
          message: `The path \`${path}\` holds no operations.`,
          fix: 'Write a mapping from methods to operations.',
        },
        'key',
      ),
    );
    return [];
  }
  const servers = buildServers(pathItem);
  return methods.flatMap((method) => {
    const operation = member(pathItem, method);
    if (!operation || !isMapping(operation.value)) return [];
    const own = buildServers(operation);
    return buildOperation(building, operation, {
      method: method.toUpperCase(),
      path,
      shared: items(member(pathItem, 'parameters')),
      servers: own.length > 0 ? own : servers.length > 0 ? servers : inherited.servers,
      security:
        buildSecurityRequirements(building, member(operation, 'security'), schemes) ?? inherited.security,
    });
  });
}

/** Server URLs with each `{variable}` at its default (OpenAPI 3.1 §4.8.5, §4.8.6). */
function buildServers(owner: DocumentNode): Server[] {
  return items(member(owner, 'servers')).flatMap((node) => {
    const url = stringAt(node, 'url');
    if (url === undefined) return [];
    const variables = member(node, 'variables');
    const filled = url.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
      return stringAt(variables && member(variables, name), 'default') ?? whole;
    });
    return [{ url: filled, node }];
  });
}
