import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Api } from '../openapi/api.js';
import { type DocumentNode, diagnoseNode, isMapping, member, members } from '../openapi/document-node.js';
import { parsePointer } from '../source/json-pointer.js';
import type { ParsedSource } from '../source/parse-text.js';

const FIELD = 'x-tally-ignore';

/**
 * Leaves out what the document itself excuses: `x-tally-ignore` maps codes to reasons, for the object that it stands in and
 * all below. An entry without a reason, or that excuses nothing, is a finding of its own.
 */
export function applyInlineIgnores(api: Api, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const marked = api.references.files.filter(({ source }) => source.text.includes(FIELD));
  if (marked.length === 0) return [...diagnostics];
  const files = new Map(marked.map((file) => [file.source.path, file]));
  const used = new Set<string>();
  const kept = diagnostics.filter(({ code, place }) => {
    const file = files.get(place.source.path);
    const excuse = file && excuseFor(file, place.pointer, code);
    if (excuse) used.add(keyOf(excuse));
    return !excuse;
  });
  const entries = marked.flatMap((file) => [...ignoreEntries(file)]);
  return [...kept, ...entries.flatMap((entry) => complaint(entry, used))];
}

function excuseFor(file: ParsedSource, pointer: string, code: string): DocumentNode | undefined {
  let node: DocumentNode | undefined = { file, pointer: '', value: file.value };
  for (const token of [...parsePointer(pointer), undefined]) {
    const list: DocumentNode | undefined = node && member(node, FIELD);
    const entry = list && member(list, code);
    if (entry && hasReason(entry)) return entry;
    node = node && token !== undefined ? member(node, token) : undefined;
  }
  return undefined;
}

function* ignoreEntries(file: ParsedSource): Generator<DocumentNode> {
  const open: DocumentNode[] = [{ file, pointer: '', value: file.value }];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.value === null || typeof node.value !== 'object') continue;
    const list = member(node, FIELD);
    if (list && !isMapping(list.value)) yield list;
    yield* members(list).map((entry) => entry.node);
    for (const key of Object.keys(node.value)) {
      const inner = key === FIELD ? undefined : member(node, key);
      if (inner) open.push(inner);
    }
  }
}

function complaint(entry: DocumentNode, used: ReadonlySet<string>): Diagnostic[] {
  const code = parsePointer(entry.pointer).at(-1);
  if (code === FIELD) {
    const message = `\`${FIELD}\` maps codes to reasons, so this is not heard.`;
    const fix = `Write \`${FIELD}: {code: why it is so}\`.`;
    return [diagnoseNode(entry, { code: 'useless-ignore', severity: 'warning', message, fix }, 'key')];
  }
  const what = hasReason(entry)
    ? {
        message: `There is no \`${code}\` here that could be ignored.`,
        fix: 'Remove the entry, or move it to the object that the finding is about.',
      }
    : {
        message: `\`${FIELD}\` excuses \`${code}\` without a reason, so it is not heard.`,
        fix: 'Write the reason as its value.',
      };
  if (hasReason(entry) && used.has(keyOf(entry))) return [];
  return [diagnoseNode(entry, { code: 'useless-ignore', severity: 'warning', ...what }, 'key')];
}

function hasReason({ value }: DocumentNode): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function keyOf({ file, pointer }: DocumentNode): string {
  return `${file.source.path}#${pointer}`;
}
