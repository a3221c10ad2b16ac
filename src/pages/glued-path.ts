/** The path at the start of a text, and the words that follow it with or without a space. */
export interface GluedPath {
  readonly path: string;
  readonly rest: string;
  /** True where the path could also end elsewhere. */
  readonly ambiguous: boolean;
}

/**
 * Cuts `/v1/items/{itemId}Update an item` after its path: at the first space, or, where a sentence is glued to the path, before the
 * sentence's capital. A text that is one word is all path.
 */
export function cutPath(text: string): GluedPath {
  const cut = cutText(text);
  return { ...cut, path: asTemplate(cut.path) };
}

/** `/items/:id` as OpenAPI writes it, `/items/{id}`. */
export function asTemplate(path: string): string {
  return path.replace(/(?<=\/):([A-Za-z_]\w*)/g, '{$1}');
}

function cutText(text: string): GluedPath {
  const end = text.search(/\s/);
  if (end === -1) return { path: text, rest: '', ambiguous: false };
  const word = text.slice(0, end);
  const segment = word.lastIndexOf('/') + 1;
  const closed = word.lastIndexOf('}') + 1;
  const from = Math.max(segment, closed);
  if (closed > segment && /[A-Z]/.test(word[closed] ?? '')) return cutAt(text, closed, false);
  const capitals = [...word.slice(from).matchAll(/[a-z0-9_](?=[A-Z])/g)].map(({ index }) => from + index + 1);
  const last = capitals.at(-1);
  return last === undefined ? cutAt(text, end, false) : cutAt(text, last, capitals.length > 1);
}

function cutAt(text: string, at: number, ambiguous: boolean): GluedPath {
  return { path: text.slice(0, at), rest: text.slice(at).trim(), ambiguous };
}
