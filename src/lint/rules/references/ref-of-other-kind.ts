import { type DocumentNode, isMapping, stringAt } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';
import { componentGroups, writtenReferences } from '../../written-references.js';

const kinds = new Set<string>(['schemas', ...componentGroups]);

/** A reference names an object of the kind that its place asks for (OpenAPI 3.1 §4.8.23). */
export const refOfOtherKind: Rule = {
  code: 'ref-of-other-kind',
  severity: 'error',
  summary: 'A reference leads to a component of another kind than its place asks for.',
  why: 'A response read as a schema, or a schema as a response, says nothing there: everything passes, or tools fail.',
  example: {
    of: 'document',
    before:
      "paths: {/pets: {get: {responses: {'400': {$ref: '#/components/schemas/Error'}}}}}\ncomponents: {schemas: {Error: {type: object}}}",
    after:
      "paths: {/pets: {get: {responses: {'400': {$ref: '#/components/responses/Error'}}}}}\ncomponents: {responses: {Error: {description: refused}}}",
  },
  *check(api, { schemas, diagnose, resolve }) {
    const unread = new Set(api.diagnostics.map(({ place }) => place.pointer));
    const ofSchemas = schemas.written.flatMap((node) => {
      const ref = stringAt(node, '$ref');
      return ref === undefined ? [] : [{ node, ref, group: 'schemas' }];
    });
    for (const { node, ref } of ofSchemas) {
      const target = resolve(node);
      if (!target || mayBeSchema(target)) continue;
      yield diagnose(node, {
        message: `\`${ref}\` leads to what is no schema.`,
        fix: 'Name a schema, such as one of `#/components/schemas`.',
        ...(ref === '' ? {} : { text: ref }),
      });
    }
    for (const { node, ref, group } of [...ofSchemas, ...writtenReferences(api.root)]) {
      const [, named] = /#\/components\/([A-Za-z]+)\/[^/]+$/.exec(ref) ?? [];
      if (named === undefined || named === group || !kinds.has(named) || unread.has(node.pointer)) continue;
      yield diagnose(node, {
        message: `\`${ref}\` is one of the ${named}, and one of the ${group} is asked for here.`,
        fix: `Name one of \`#/components/${group}\`.`,
        text: ref,
      });
    }
  },
};

/** Places of a document that hold something else. */
const elsewhere =
  /^(?:\/(?:info|servers|tags|paths|components|webhooks|security)(?:\/[^/]+)?|\/paths\/[^/]+\/[^/]+)$/;

/** Whether what a reference leads to may be read as a schema; a file of its own may be one as a whole. */
function mayBeSchema({ value, pointer, file }: DocumentNode): boolean {
  // A definition that is no schema is told where it stands.
  if (/^\/(?:components\/schemas|definitions)\/[^/]+$/.test(pointer)) return true;
  if (typeof value !== 'boolean' && !isMapping(value)) return false;
  const isDocument = isMapping(file.value) && (file.value.openapi ?? file.value.swagger) !== undefined;
  return !isDocument || (pointer !== '' && !elsewhere.test(pointer));
}
