import { booleanAt, type DocumentNode, diagnoseNode, member, stringAt } from '../document-node.js';
import { makeMapping, makeSequence, makeValue } from '../made-node.js';
import type { Upgrading } from './upgrading.js';
import { arrayStyle, mediaTypes, valueSchema } from './value-schema.js';

/** The Request Body Object of an operation's `body` parameter, or of its `formData` parameters together. */
export function upgradeBody(
  upgrading: Upgrading,
  parameters: readonly DocumentNode[],
  consumes: DocumentNode | undefined,
): DocumentNode | undefined {
  const body = parameters.findLast((parameter) => stringAt(parameter, 'in') === 'body');
  const fields = parameters.filter((parameter) => stringAt(parameter, 'in') === 'formData');
  const [field] = fields;
  if (body && field) {
    upgrading.report(
      diagnoseNode(member(field, 'in') ?? field, {
        code: 'body-and-form',
        severity: 'error',
        message: `The operation has a \`body\` and the form field \`${stringAt(field, 'name') ?? ''}\`; only the body is read.`,
        fix: 'Keep one of the two.',
      }),
    );
  }
  if (body) return wholeBody(body, consumes);
  return field && formBody(field, fields, consumes);
}

function wholeBody(body: DocumentNode, consumes: DocumentNode | undefined): DocumentNode {
  const mediaType = makeMapping(body, [
    ['schema', member(body, 'schema')],
    ['example', member(body, 'x-example')],
  ]);
  const types = mediaTypes(consumes).map(({ type }) => type);
  // Nothing is said of the type of a body that has a schema: in 2.0 that is JSON by custom.
  const known = types.length > 0 ? types : ['application/json'];
  return makeMapping(body, [
    ['description', member(body, 'description')],
    ['required', member(body, 'required')],
    [
      'content',
      makeMapping(
        body,
        known.map((type) => [type, mediaType]),
      ),
    ],
  ]);
}

function formBody(
  at: DocumentNode,
  fields: readonly DocumentNode[],
  consumes: DocumentNode | undefined,
): DocumentNode {
  const named = fields.flatMap((node) => {
    const name = stringAt(node, 'name');
    return name === undefined ? [] : [{ name, node, style: arrayStyle(node, 'formData') }];
  });
  const required = named.filter(({ node }) => booleanAt(node, 'required') === true);
  const requiredNodes = required.map(({ node, name }) => member(node, 'name') ?? makeValue(node, name));
  const schema = makeMapping(at, [
    ['type', makeValue(at, 'object')],
    [
      'properties',
      makeMapping(
        at,
        named.map(({ name, node, style }) => [name, describedSchema(node, valueSchema(node, style))]),
      ),
    ],
    ['required', requiredNodes.length > 0 ? makeSequence(at, requiredNodes) : undefined],
  ]);
  const encoding = makeMapping(
    at,
    named.flatMap(({ name, node, style }) => {
      if (stringAt(node, 'type') !== 'array' || !style) return [];
      const from = member(node, 'collectionFormat') ?? node;
      return [
        [
          name,
          makeMapping(from, [
            ['style', makeValue(from, style.style)],
            ['explode', makeValue(from, style.explode)],
          ]),
        ] as const,
      ];
    }),
  );
  const mediaType = makeMapping(at, [
    ['schema', schema],
    ['encoding', encoding.parts?.size ? encoding : undefined],
  ]);
  const hasFile = fields.some((node) => stringAt(node, 'type') === 'file');
  return makeMapping(at, [
    ['required', required[0] && (member(required[0].node, 'required') ?? makeValue(at, true))],
    [
      'content',
      makeMapping(
        at,
        formTypes(consumes, hasFile).map((type) => [type, mediaType]),
      ),
    ],
  ]);
}

function describedSchema(field: DocumentNode, schema: DocumentNode): DocumentNode {
  return makeMapping(schema, [...(schema.parts ?? []), ['description', member(field, 'description')]]);
}

/** Form fields travel in a form; where none is among the types consumed, the one that can carry them is meant. */
function formTypes(consumes: DocumentNode | undefined, hasFile: boolean): string[] {
  const forms = mediaTypes(consumes)
    .map(({ type }) => type)
    .filter((type) => (hasFile ? /multipart/i : /multipart|x-www-form-urlencoded|[+/.-]form/i).test(type));
  return forms.length > 0 ? forms : [hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded'];
}
