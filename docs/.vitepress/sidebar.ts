import { readdirSync, readFileSync } from 'node:fs';
import type { DefaultTheme } from 'vitepress';

const decisionsFolder = new URL('../decisions/', import.meta.url);

/** Every decision, by its number. */
const decisions = readdirSync(decisionsFolder)
  .filter((name) => /^\d{4}-.*\.md$/.test(name))
  .sort()
  .map((name) => {
    const heading = /^# (.+)$/m.exec(readFileSync(new URL(name, decisionsFolder), 'utf8'));
    return { text: heading?.[1] ?? name, link: `/decisions/${name.replace(/\.md$/, '')}` };
  });

const pages = (folder: string, entries: readonly (readonly [text: string, page: string])[]) =>
  entries.map(([text, page]) => ({ text, link: `${folder}${page}` }));

/** What stands beside every page. */
export const sidebar: DefaultTheme.SidebarItem[] = [
  {
    text: 'Start',
    items: pages('/start/', [
      ['You build a frontend', 'frontend'],
      ['You build the backend', 'backend'],
      ['You write the document', 'author'],
    ]),
  },
  {
    text: 'Commands',
    items: pages('/guides/', [
      ['init: set a project up', 'init'],
      ['normalize: pages into a document', 'normalize'],
      ['lint: what is wrong with it', 'lint'],
      ['audit: how strong it is', 'audit'],
      ['diff: what changed, what breaks', 'diff'],
      ['drift: the page against it', 'drift'],
      ['types: TypeScript', 'types'],
      ['mock: a server to build against', 'mock'],
      ['mock: the console', 'console'],
      ['mock: what is answered', 'mock-answers'],
      ['mock: inside tests', 'mock-in-tests'],
      ['check: proof of an implementation', 'check'],
      ['report: a run to read', 'report'],
      ['proxy, --har: traffic of others', 'traffic'],
      ['The contract file', 'contract-file'],
      ['In Jest', 'jest'],
      ['In a terminal', 'terminal'],
      ['CI runners', 'ci'],
    ]),
  },
  {
    text: 'Recipes',
    items: pages('/recipes/', [
      ['Frontend with Vite and Playwright', 'vite-playwright'],
      ['Backend in Jest without a port', 'jest-without-a-port'],
      ['A gate in CI', 'ci-gate'],
      ['Nightly drift', 'nightly-drift'],
      ['Several replicas of a mock', 'several-replicas'],
    ]),
  },
  {
    text: 'Reference',
    items: pages('/', [
      ['Commands and options', 'commands'],
      ['Findings of check', 'findings'],
      ['Rules of lint', 'rules'],
      ['Diagnostics of reading', 'diagnostics'],
      ['Changes of diff', 'changes'],
      ['How a status is reached', 'statuses'],
      ['Coverage', 'coverage'],
      ['Formats', 'formats'],
      ['Words', 'vocabulary'],
    ]),
  },
  {
    text: 'Background',
    items: [
      ...pages('/', [
        ['How it compares', 'compare'],
        ['Architecture', 'architecture'],
      ]),
      { text: 'Adding a documentation platform', link: '/guides/recognisers' },
      { text: 'Decisions', collapsed: true, items: decisions },
    ],
  },
];
