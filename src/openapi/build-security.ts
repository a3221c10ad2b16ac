import type { SecurityRequirement, SecurityScheme } from './api.js';
import type { Building } from './building.js';
import { type DocumentNode, diagnoseNode, items, member, members, stringAt } from './document-node.js';

/** Reads `components.securitySchemes` (OpenAPI 3.1 §4.8.27). */
export function buildSecuritySchemes(building: Building, root: DocumentNode): Map<string, SecurityScheme> {
  const components = member(root, 'components');
  const schemes = new Map<string, SecurityScheme>();
  for (const { key, node } of members(components && member(components, 'securitySchemes'))) {
    const resolved = building.resolve(node);
    const scheme = resolved && readScheme(resolved);
    if (scheme) schemes.set(key, scheme);
    else if (resolved) {
      building.report(
        diagnoseNode(
          node,
          {
            code: 'invalid-security-scheme',
            severity: 'error',
            message: `The security scheme \`${key}\` has no type that can be sent.`,
            fix: 'Write `type: http`, `apiKey`, `oauth2`, `openIdConnect` or `mutualTLS` with its fields.',
          },
          'key',
        ),
      );
    }
  }
  return schemes;
}

function readScheme(node: DocumentNode): SecurityScheme | undefined {
  const place = stringAt(node, 'in');
  const name = stringAt(node, 'name');
  switch (stringAt(node, 'type')) {
    case 'apiKey':
      if (name === undefined || (place !== 'header' && place !== 'query' && place !== 'cookie'))
        return undefined;
      return { kind: place, name, node };
    case 'http': {
      const scheme = stringAt(node, 'scheme');
      return scheme === undefined ? undefined : { kind: 'authorization', word: capitalise(scheme), node };
    }
    case 'oauth2':
    case 'openIdConnect':
      return { kind: 'authorization', word: 'Bearer', node };
    case 'mutualTLS':
      return { kind: 'mutual-tls', node };
    default:
      return undefined;
  }
}

/** Registered scheme words are written with a capital (RFC 9110 §11.1 takes any case); others stay as they are. */
function capitalise(word: string): string {
  return /^(bearer|basic|digest)$/i.test(word) ? word[0]?.toUpperCase() + word.slice(1).toLowerCase() : word;
}

/** The names under `components.securitySchemes`, those too whose scheme cannot be read. */
export function writtenSchemes(root: DocumentNode): ReadonlySet<string> {
  const components = member(root, 'components');
  return new Set(members(components && member(components, 'securitySchemes')).map(({ key }) => key));
}

/** Alternatives of required schemes; `undefined` where nothing is written, so that the caller inherits. */
export function buildSecurityRequirements(
  building: Building,
  node: DocumentNode | undefined,
  written: ReadonlySet<string>,
): SecurityRequirement[] | undefined {
  if (!node) return undefined;
  return items(node).map((requirement) =>
    members(requirement).map(({ key, node: named }) => {
      if (!written.has(key)) {
        building.report(
          diagnoseNode(
            named,
            {
              code: 'unknown-security-scheme',
              severity: 'error',
              message: `The security scheme \`${key}\` is not defined.`,
              fix: `Define \`${key}\` under components.securitySchemes.`,
            },
            'key',
          ),
        );
      }
      return key;
    }),
  );
}
