import { isMapping, member, members } from '../../../openapi/document-node.js';
import type { Found, Rule } from '../../rule.js';

/** A path template holds segments and `{name}` (OpenAPI 3.1 §4.8.8.1, §4.8.2). */
export const malformedPath: Rule = {
  code: 'malformed-path',
  severity: 'error',
  summary:
    'A path does not begin with a slash, or has a brace without its partner, an empty segment, placeholders that cannot be told apart, or white space.',
  why: 'Tools read such a template in different ways, or never match a request with it.',
  example: {
    of: 'document',
    before: "paths: {'/pets/{id': {get: {responses: {'204': {description: none}}}}}",
    after:
      "paths: {'/pets/{id}': {get: {parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'204': {description: none}}}}}",
  },
  *check(api, { diagnose }) {
    for (const { key, node } of members(member(api.root, 'paths'))) {
      const found = !key.startsWith('x-') && isMapping(node.value) ? defectOf(key) : undefined;
      if (found) yield diagnose(node, found, 'key');
    }
  },
};

function defectOf(path: string): Found | undefined {
  if (!path.startsWith('/')) {
    const isUrl = /^[a-z]+:\/\//.test(path);
    return {
      message: `\`${path}\` does not begin with \`/\`, so that it is no path.`,
      fix: isUrl ? 'Write the path alone; the address belongs to `servers`.' : `Write \`/${path}\`.`,
    };
  }
  if (/[{}]/.test(path.replaceAll(/\{[^{}]*\}/g, '')))
    return { message: `A brace of \`${path}\` has no partner.`, fix: 'Write `{name}`.' };
  if (path.includes('{}')) {
    return {
      message: `A placeholder of \`${path}\` has no name.`,
      fix: 'Write the name of its parameter between the braces.',
      text: '{}',
    };
  }
  if (path.includes('//')) {
    return {
      message: `\`${path}\` has an empty segment, which servers and proxies drop.`,
      fix: 'Write one `/`.',
      text: '//',
    };
  }
  const [colon, name] = /(?<=\/):(\w+)/.exec(path) ?? [];
  if (colon !== undefined) {
    return {
      severity: 'warning',
      message: `\`${colon}\` is plain text in a path, and no parameter.`,
      fix: `Write \`{${name}}\`.`,
      text: colon,
    };
  }
  if (path.includes('}{')) {
    return {
      severity: 'warning',
      message: `Nothing in \`${path}\` stands between two placeholders: where the one ends cannot be told.`,
      fix: 'Put a character between them that neither can have.',
      text: '}{',
    };
  }
  if (/\s/.test(path.replaceAll(/\{[^{}]*\}/g, '')))
    return { message: `\`${path}\` has white space, which no request path has.`, fix: 'Remove it.' };
  return undefined;
}
