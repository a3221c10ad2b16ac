import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { defineConfig } from 'rolldown';
import { explanations } from './explanations.js';
import { licences, licenceTexts } from './licences.js';

/** A page of src/web in one file that needs no other, `dist/web/<name>.html`; `connect` says where its script may connect to. */
export function webPage({ name, input, connect = "'none'" }) {
  return defineConfig({
    input: { [name]: input },
    platform: 'browser',
    tsconfig: 'src/web/tsconfig.json',
    resolve: { extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } },
    plugins: [
      explanations(),
      styleSheets(),
      licences(`${name}.THIRD-PARTY-LICENCES`),
      selfContained(name, connect),
    ],
    output: { dir: 'dist/web', format: 'esm', minify: true },
  });
}

/** Style sheets are imported for their place in the order alone; {@link selfContained} has their text. */
function styleSheets() {
  return {
    name: 'style-sheets',
    transform: {
      filter: { id: /\.css$/ },
      handler: () => ({ code: '', moduleType: 'js', moduleSideEffects: 'no-treeshake' }),
    },
  };
}

/** Puts script, styles and licences into the page, and lets it run nothing else. */
function selfContained(name, connect) {
  return {
    name: 'self-contained',
    generateBundle(_options, bundle) {
      const [chunk] = Object.values(bundle).filter(({ type }) => type === 'chunk');
      const script = chunk.code.trim();
      if (/<\/script|<!--/i.test(script)) this.error('The script would end in the middle of the page.');
      const style = Object.keys(chunk.modules)
        .filter((id) => id.endsWith('.css'))
        .map((id) => withoutSpace(readFileSync(id, 'utf8')))
        .join('');
      const notices = licenceTexts(bundle).replaceAll('--', '- -');
      delete bundle[chunk.fileName];
      this.emitFile({
        type: 'asset',
        fileName: `${name}.html`,
        source: shell({ script, style, notices, policy: policyFor(script, style, connect) }),
      });
    },
  };
}

function withoutSpace(css) {
  return css
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function policyFor(script, style, connect) {
  return [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    `connect-src ${connect}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** As a Content Security Policy names what may stand in a page. */
function hashOf(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** What the page is made for goes where `<!-- payload -->` stands. */
function shell({ script, style, notices, policy }) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>Tallystick</title>
<style>${style}</style>
</head>
<body>
<noscript>This page needs JavaScript, which is part of it.</noscript>
<!-- payload -->
<script type="module">${script}</script>
</body>
</html>
<!-- Parts of this page come from these packages.

${notices}-->
`;
}
