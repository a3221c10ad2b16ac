const fixes: readonly (readonly [reason: RegExp, fix: string])[] = [
  [/duplicated mapping key/, 'Remove one of the two entries, or merge them.'],
  [/tab characters/, 'Indent with spaces.'],
  [/unidentified alias "([^"]*)"/, 'Define the anchor `&$1` before it, or quote the text.'],
  [/name of an (anchor|alias) node/, 'Quote the text: a plain value cannot begin with `&` or `*`.'],
  [/within a (double|single) quoted scalar/, 'Close the quotes.'],
  [/within a flow collection/, 'Close the bracket that is still open.'],
  [/missed comma/, 'Put a comma between the two entries.'],
  [/unknown escape sequence/, 'Write the backslash twice, or use single quotes.'],
  [/unknown \w+ tag/, 'Remove the tag.'],
  [/single document/, 'Keep one document in a file: remove `---` and what follows.'],
  [/input is empty/, 'Write the document, or name another file.'],
  [/maxDepth|nesting is deeper/, 'Nest less deeply, or refer to parts by `$ref`.'],
  [/alias/i, 'Write the repeated parts once under `components`, and refer to them by `$ref`.'],
  [/complex keys/, 'Let every key be text.'],
  [/null byte|non-printable/, 'Remove the character, or save the file as UTF-8 text.'],
];

/** What to do about a syntax error, by the reader's reason and by the text where it stopped (`offset` in UTF-16 units). */
export function syntaxFix(reason: string, text: string, offset: number): string {
  for (const [pattern, fix] of fixes) {
    const match = pattern.exec(reason);
    if (match) return fix.replace('$1', match[1] ?? '');
  }
  if (/bad indentation/.test(reason)) {
    const [first = ''] = text.slice(offset);
    if ('@`%'.includes(first)) return `Quote the value: it cannot begin with \`${first}\`.`;
    return 'Align the entry with those beside it, or quote the value if it holds `: `.';
  }
  return 'Correct the syntax at the caret.';
}
