import type { Operation, Parameter, ParameterLocation, QueryString } from './api.js';
import { buildContent, buildExamples, schemaOf } from './build-content.js';
import type { Building } from './building.js';
import { booleanAt, type DocumentNode, diagnoseNode, member, stringAt } from './document-node.js';

const locations = new Set(['path', 'query', 'header', 'cookie']);
/** Header parameters of these names are not parameters (OpenAPI 3.1 §4.8.12.2.1). */
const ignoredHeaders = new Set(['accept', 'content-type', 'authorization']);

/** The parameters of a path item and of its operation, which override those by name and place. */
export function buildParameters(
  building: Building,
  shared: readonly DocumentNode[],
  own: readonly DocumentNode[],
): Pick<Operation, 'parameters' | 'querystring'> {
  const parameters = new Map<string, Parameter>();
  let querystring: QueryString | undefined;
  const seen = new Set<string>();
  for (const [index, one] of [...shared, ...own].entries()) {
    const node = building.resolve(one);
    if (!node) continue;
    if (index === shared.length) seen.clear();
    const name = stringAt(node, 'name');
    const place = stringAt(node, 'in');
    if (name !== undefined && place === 'querystring') {
      querystring = buildQueryString(building, node, name) ?? querystring;
    } else if (name === undefined || place === undefined || !locations.has(place)) {
      building.report(diagnoseParameter(one, node));
    } else if (place !== 'header' || !ignoredHeaders.has(name.toLowerCase())) {
      // Names of header fields are the same in any case (RFC 9110 §5.1).
      const key = `${place} ${place === 'header' ? name.toLowerCase() : name}`;
      if (seen.has(key)) building.report(diagnoseRepeat(one, name));
      seen.add(key);
      parameters.set(key, buildParameter(building, node, name, place as ParameterLocation));
    }
  }
  return { parameters: [...parameters.values()], ...(querystring ? { querystring } : {}) };
}

function diagnoseParameter(written: DocumentNode, node: DocumentNode) {
  return diagnoseNode(written, {
    code: 'invalid-parameter',
    severity: 'error' as const,
    ...defectOf(written, node),
  });
}

function defectOf(written: DocumentNode, node: DocumentNode): { message: string; fix: string } {
  const place = stringAt(node, 'in');
  const ref = stringAt(written, '$ref');
  if (ref !== undefined && place === undefined) {
    return {
      message: `\`$ref: ${ref}\` leads to what is no parameter.`,
      fix: 'Name one of `#/components/parameters`.',
    };
  }
  if (place === 'body' || place === 'formData') {
    return { message: `\`in: ${place}\` is a word of OpenAPI 2.0.`, fix: 'Describe it under `requestBody`.' };
  }
  if (place !== undefined && !locations.has(place)) {
    return {
      message: `\`in: ${place}\` is none of path, query, header and cookie.`,
      fix: 'Write one of them.',
    };
  }
  return {
    message: 'A parameter needs a `name` and an `in` of path, query, header or cookie.',
    fix: place === undefined ? 'Write both.' : 'Write the `name` as text.',
  };
}

/** For lists in which a name may stand once in each place, form fields of 2.0 too. */
export function diagnoseRepeat(written: DocumentNode, name: string) {
  return diagnoseNode(written, {
    code: 'duplicate-parameter',
    severity: 'error' as const,
    message: `The parameter \`${name}\` is in this list already, in the same place; the last one counts.`,
    fix: 'Remove one of the two.',
  });
}

function buildParameter(
  building: Building,
  node: DocumentNode,
  name: string,
  place: ParameterLocation,
): Parameter {
  const style = stringAt(node, 'style') ?? (place === 'path' || place === 'header' ? 'simple' : 'form');
  const content = buildContent(building, member(node, 'content'))[0];
  const schema = content ? content.schema : schemaOf(building, member(node, 'schema'));
  return {
    name,
    in: place,
    required: place === 'path' || booleanAt(node, 'required') === true,
    deprecated: booleanAt(node, 'deprecated') ?? false,
    style,
    explode: booleanAt(node, 'explode') ?? (style === 'form' || style === 'deepObject'),
    allowReserved: booleanAt(node, 'allowReserved') ?? false,
    ...(schema ? { schema } : {}),
    ...(content ? { mediaType: content.type } : {}),
    examples: content ? content.examples : buildExamples(building, node),
    node,
  };
}

function buildQueryString(building: Building, node: DocumentNode, name: string): QueryString | undefined {
  const content = buildContent(building, member(node, 'content'))[0];
  return content && { name, required: booleanAt(node, 'required') ?? false, content, node };
}
