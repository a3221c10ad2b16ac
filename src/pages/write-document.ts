import { dump, SCALAR_STYLE, visit } from 'js-yaml';
import { type JsonObject, setOwn } from './json-value.js';

const rootOrder = ['openapi', 'info', 'servers', 'security', 'tags', 'paths', 'components'];

const stringTag = 'tag:yaml.org,2002:str';
/** Texts that some YAML 1.2 readers take for an octal number (YAML 1.2 §10.3.2). */
const octal = /^0o[0-7]+$/;

/**
 * The document as YAML: the root's keys in the order of the specification, others after them, no folded lines, no aliases;
 * a text that any YAML version would read as something else is quoted. The same document gives the same text.
 */
export function writeDocument(document: JsonObject): string {
  const ordered: JsonObject = {};
  for (const key of [...rootOrder, ...Object.keys(document)])
    if (Object.hasOwn(document, key) && !Object.hasOwn(ordered, key))
      setOwn(ordered, key, document[key] ?? null);
  return dump(ordered, {
    lineWidth: -1,
    noRefs: true,
    transform: (documents) =>
      visit(documents, (node) => {
        if (node.kind === 'scalar' && node.tag === stringTag && octal.test(node.value))
          node.style = SCALAR_STYLE.SINGLE_QUOTED;
      }),
  });
}
