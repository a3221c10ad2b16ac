import type { ApiSchema } from '../../../openapi/api-schema.js';
import { booleanAt, type DocumentNode, isMapping, items, member } from '../../../openapi/document-node.js';
import { isPlainlyVacuous, isVacuous } from '../../../schema/vacuous.js';
import { pointerFromFragment, valueAt } from '../../../source/json-pointer.js';
import { nameOperation, nodeKey } from '../../name-node.js';
import type { Rule, RuleContext } from '../../rule.js';
import { withoutProperties } from '../../without-properties.js';

/** A response schema that `{}` (or, where it describes no object, any value) satisfies: what is missing goes unnoticed. */
export const vacuousSchema: Rule = {
  code: 'vacuous-schema',
  severity: 'warning',
  summary: 'A response schema accepts anything.',
  why: 'A body without any of its properties passes, so a test of it proves little. The checks never ask for more than the document does.',
  example: {
    of: 'operation',
    before:
      "responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}}",
    after:
      "responses: {'200': {description: ok, content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: string}}}}}}}",
  },
  *check(api, { diagnose, resolve }) {
    const judged = new Map<string, { node: DocumentNode; vacuous: boolean; uses: string[] }>();
    for (const operation of api.operations) {
      for (const response of operation.responses) {
        for (const { schema } of response.content) {
          if (!schema) continue;
          const node = definitionOf(schema);
          const entry = judged.get(nodeKey(node)) ?? {
            node,
            vacuous: accepts(schema, node, resolve),
            uses: [],
          };
          entry.uses.push(`${response.status} of ${nameOperation(operation)}`);
          judged.set(nodeKey(node), entry);
        }
      }
    }
    for (const { node, vacuous, uses } of judged.values()) {
      if (!vacuous) continue;
      const more = uses.length > 1 ? ` and ${uses.length - 1} more` : '';
      yield diagnose(
        node,
        {
          message: `The schema of ${uses[0]}${more} accepts \`{}\`, so a body without any of its properties passes.`,
          fix: 'Add `required` with the properties that are always sent, if the API promises them.',
        },
        'key',
      );
    }
  },
};

function accepts(schema: ApiSchema, definition: DocumentNode, resolve: RuleContext['resolve']): boolean {
  if (refusesEmpty(definition, resolve)) return false;
  const { schema: whole, diagnostics } = schema.bundle('response');
  // A reference that leads nowhere accepts anything; that is its own finding.
  if (diagnostics.length > 0) return false;
  const bare = withoutProperties(whole);
  return isPlainlyVacuous(bare) ?? isVacuous(bare);
}

/** References and parts that are followed before a schema is made self-contained. */
const mostSteps = 8;

/** Whether `{}` fails at first sight: most schemas do, and making one self-contained takes long. */
function refusesEmpty(node: DocumentNode, resolve: RuleContext['resolve'], steps = mostSteps): boolean {
  const target = steps > 0 ? resolve(node) : undefined;
  if (!target || !isMapping(target.value)) return false;
  const { required, type } = target.value;
  if (type !== undefined && ![type].flat().includes('object')) return true;
  const properties = member(target, 'properties');
  const isAsked = (name: unknown) => {
    const property = properties && member(properties, String(name));
    const described = property && resolve(property);
    // What stands in an `allOf` may say that it is not sent.
    return (
      described !== undefined &&
      isMapping(described.value) &&
      ![property, described].some((one) => booleanAt(one, 'writeOnly')) &&
      !('allOf' in described.value)
    );
  };
  if (Array.isArray(required) && required.some(isAsked)) return true;
  const refuses = (part: DocumentNode) => refusesEmpty(part, resolve, steps - 1);
  const branches = ['anyOf', 'oneOf'].map((keyword) => items(member(target, keyword)));
  return (
    items(member(target, 'allOf')).some(refuses) ||
    branches.some((all) => all.length > 0 && all.every(refuses))
  );
}

/** The definition in the same file that a schema is a bare reference to, or the schema itself. */
function definitionOf({ node }: ApiSchema): DocumentNode {
  const passed = new Set<string>();
  let at = node;
  while (isMapping(at.value) && typeof at.value.$ref === 'string' && at.value.$ref.startsWith('#/')) {
    const pointer = pointerFromFragment(at.value.$ref);
    const value = valueAt(at.file.value, pointer);
    if (Object.keys(at.value).length > 1 || value === undefined || passed.has(pointer)) break;
    passed.add(pointer);
    at = { file: at.file, pointer, value };
  }
  return at;
}
