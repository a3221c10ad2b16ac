/** Reads the tables of a page of `docs/`: the code in the first column, what the second says of it, the heading above. */
export function explanations() {
  return {
    name: 'explanations',
    transform: {
      filter: { id: /\.md$/ },
      handler: (text) => ({ code: `export default ${JSON.stringify(readTables(text))}`, moduleType: 'js' }),
    },
  };
}

function readTables(text) {
  const found = {};
  let group = '';
  for (const line of text.split('\n')) {
    group = /^## (.*)/.exec(line)?.[1] ?? group;
    const [, code, meaning] = /^\| `([\w-]+)`[^|]*\| (.*) \|$/.exec(line) ?? [];
    if (code) found[code] = { group, text: plain(meaning) };
  }
  return found;
}

/** Links become their text. */
function plain(markdown) {
  return markdown.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}
