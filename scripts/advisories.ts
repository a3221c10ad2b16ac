import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

// Asks the registry for advisories on what is installed with the package; those that advisories.json accepts are let through.
interface Advisory {
  readonly title: string;
  readonly url: string;
  readonly range: string;
}
interface Audit {
  readonly vulnerabilities?: Record<string, { readonly via: readonly (string | Advisory)[] }>;
  readonly error?: { readonly summary?: string };
}

const { accepted } = JSON.parse(readFileSync('advisories.json', 'utf8')) as {
  accepted: readonly { readonly package: string; readonly advisory: string }[];
};
const { stdout } = spawnSync('npm audit --omit=dev --json', { encoding: 'utf8', shell: true });
const { vulnerabilities, error } = JSON.parse(stdout || '{}') as Audit;
if (!vulnerabilities) {
  console.warn(
    `npm audit was not answered (${error?.summary || 'no reason given'}): advisories.json alone is held, by the tests.`,
  );
} else {
  const open = Object.entries(vulnerabilities).flatMap(([name, { via }]) =>
    via
      .filter((each): each is Advisory => typeof each !== 'string')
      .filter(({ url }) => !accepted.some((one) => one.package === name && url.endsWith(one.advisory)))
      .map(({ title, url, range }) => `${name} ${range}: ${title}\n  ${url}`),
  );
  console.log(open.length > 0 ? open.join('\n') : 'No advisory is open.');
  process.exitCode = open.length > 0 ? 1 : 0;
}
