import { member } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';

/** A path template is a path alone (OpenAPI 3.1 §4.8.8.1); query parameters are declared (§4.8.12). */
export const pathWithQuery: Rule = {
  code: 'path-with-query',
  severity: 'error',
  summary: 'A path holds a query or a fragment.',
  why: 'No request path ever contains `?` or `#`, so that the operation is never reached.',
  example: {
    of: 'document',
    before: "paths:\n  /pets?sort=name: {get: {responses: {'204': {description: none}}}}",
    after:
      "paths:\n  /pets: {get: {parameters: [{name: sort, in: query, schema: {enum: [name]}}], responses: {'204': {description: none}}}}",
  },
  *check(api, { diagnose }) {
    const paths = member(api.root, 'paths');
    for (const path of new Set(api.operations.map((operation) => operation.path))) {
      const outside = path.replaceAll(/\{[^{}]*\}/g, '');
      const mark = /[?#]/.exec(outside)?.[0] ?? /\{([?#])/.exec(path)?.[1];
      if (mark === undefined) continue;
      yield diagnose(
        (paths && member(paths, path)) ?? api.root,
        {
          message: `\`${path}\` contains \`${mark}\`, which ends a path.`,
          fix: mark === '?' ? 'Declare query parameters, and keep the path alone.' : 'Remove the fragment.',
        },
        'key',
      );
    }
  },
};
