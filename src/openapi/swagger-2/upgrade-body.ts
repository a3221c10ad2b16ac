import { diagnoseRepeat } from '../build-parameters.js';
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
  const bodies = parameters.filter((parameter) => stringAt(parameter, 'in') === 'body');
  const body = bodies.at(-1);
  if (body && bodies.length > 1) {
    upgrading.report(
      diagnoseNode(body, {
        code: 'several-bodies',
        severity: 'error',
        message: `The operation has ${bodies.length} body parameters; only the last one is read.`,
        fix: 'Keep one of them.',
      }),
    );
  }
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
  return field && formBody(upgrading, field, fields, consumes);
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
  upgrading: Upgrading,
  at: DocumentNode,
  fields: readonly DocumentNode[],
  consumes: DocumentNode | undefined,
): DocumentNode {
  const named = fields.flatMap((node) => {
    const name = stringAt(node, 'name');
    return name === undefined ? [] : [{ name, node, style: arrayStyle(node, 'formData') }];
  });
  for (const [index, { name, node }] of named.entries()) {
    const isRepeat = named.findIndex((other) => other.name === name) < index;
    if (isRepeat) upgrading.report(diagnoseRepeat(node, name));
  }
  const file = fields.find((node) => stringAt(node, 'type') === 'file');
  if (file && !mediaTypes(consumes).some(({ type }) => isForm(type))) {
    upgrading.report(diagnoseFile(file));
  }
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
  return makeMapping(at, [
    ['required', required[0] && (member(required[0].node, 'required') ?? makeValue(at, true))],
    [
      'content',
      makeMapping(
        at,
        formTypes(consumes, file !== undefined).map((type) => [type, mediaType]),
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
    .filter((type) => (hasFile ? /multipart/i.test(type) : isForm(type)));
  return forms.length > 0 ? forms : [hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded'];
}

/** Vendor types that end in the name of a form are forms, too. */
function isForm(type: string): boolean {
  return /multipart|x-www-form-urlencoded|[+/.-]form/i.test(type);
}

function diagnoseFile(field: DocumentNode) {
  return diagnoseNode(member(field, 'type') ?? field, {
    code: 'file-without-form',
    severity: 'error' as const,
    message: `The field \`${stringAt(field, 'name') ?? ''}\` is a file, but the operation consumes no form; \`multipart/form-data\` is read.`,
    fix: 'Write `consumes: [multipart/form-data]`.',
  });
}
