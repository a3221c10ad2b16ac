/** The folder layout is the architecture: each layer names what it may import; all else is refused. */
const layers = {
  source: [],
  diagnostics: ['source'],
  http: [],
  schema: ['source', 'diagnostics'],
  openapi: ['source', 'diagnostics', 'schema'],
  exchange: ['source', 'diagnostics', 'http', 'schema', 'openapi'],
  contract: ['source', 'diagnostics', 'http', 'schema', 'openapi', 'exchange'],
  result: ['source', 'diagnostics', 'http', 'schema', 'openapi', 'exchange', 'contract'],
};
const below = Object.keys(layers);
const engines = ['diff', 'pages', 'lint', 'types', 'mock', 'check'];
for (const engine of engines) layers[engine] = below;
layers.report = ['source', 'diagnostics', 'result', 'diff'];
layers.web = ['result', 'mock'];
layers.commands = [...below, ...engines];
layers.testing = [...below, ...engines, 'commands', 'report'];
layers.cli = [...below, ...engines, 'commands', 'report'];

const layerRules = Object.entries(layers).map(([layer, allowed]) => ({
  name: `${layer}-imports-only-its-layers`,
  severity: 'error',
  comment: `src/${layer} may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing of src'}.`,
  from: { path: `^src/${layer}/` },
  to: { path: '^src/', pathNot: `^src/(${[layer, ...allowed].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'the-browser-takes-types-alone',
      severity: 'error',
      comment:
        'src/web runs in a browser: of the other layers it knows the shape of results, and nothing of Node.',
      from: { path: '^src/web/' },
      to: { dependencyTypesNot: ['type-only'], path: ['^src/(?!web/)', '^node:'] },
    },
    {
      name: 'a-look-knows-no-page',
      severity: 'error',
      comment: 'src/web/look is shared by the pages.',
      from: { path: '^src/web/look/' },
      to: { path: '^src/web/(?!look/)' },
    },
    {
      name: 'pages-share-the-look-alone',
      severity: 'error',
      from: { path: '^src/web/(?!look/)([^/]+)/' },
      to: { path: '^src/web/', pathNot: '^src/web/(look|$1)/' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      comment:
        'Modules that need each other, if only for a type, are one module, or have a third one to share.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'scripts-stay-thin',
      severity: 'error',
      comment: 'scripts/ only calls the command line and the library.',
      from: { path: '^scripts/' },
      to: { path: '^(test|contracts)/' },
    },
    {
      name: 'implementations-share-no-code',
      severity: 'error',
      comment: 'The servers that prove the check must not be judged by their own code.',
      from: { path: '^test/implementations/' },
      to: { path: '^src/' },
    },
    {
      name: 'the-detector-knows-no-implementation',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|contracts|scripts)/' },
    },
    {
      name: 'only-the-edges-touch-the-process',
      severity: 'error',
      comment:
        'Files, sockets and child processes belong to http, the command line, the mock server and the readers of src/source.',
      from: {
        path: '^src/',
        pathNot: '^src/(http|cli|commands|mock|testing)/|^src/source/(read-file|package-root)\\.ts$',
      },
      to: { path: '^(node:)?(fs|fs/promises|net|tls|http|https|child_process)$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|generated)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
