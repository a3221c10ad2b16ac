import { execSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

/*
 * Writes dist/sbom.cdx.json (CycloneDX 1.5): what is installed with the package, and what the build brings along inside it. `npm sbom`
 * knows the former; the latter it takes for packages of development.
 */
const isBroughtAlong = { name: 'tallystick:brought-along', value: 'true' };
const notices = [
  'dist/cli/THIRD-PARTY-LICENCES',
  'dist/cjs/THIRD-PARTY-LICENCES',
  'dist/src/types/openapi-typescript.THIRD-PARTY-LICENCES',
  'dist/web/console.THIRD-PARTY-LICENCES',
  'dist/web/report.THIRD-PARTY-LICENCES',
];
const broughtAlong = new Set(
  notices.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/^(\S+) (\d+\.\d+\.\S+)$/gm)].map(
      (found) => `${found[1]}@${found[2]}`,
    ),
  ),
);
const { name, version, dependencies: wanted } = JSON.parse(readFileSync('package.json', 'utf8'));
const all = JSON.parse(
  execSync('npm sbom --sbom-format cyclonedx', { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }),
);

const root = `${name}@${version}`;
const needs = new Map(all.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
const kept = new Set([root]);
const keep = (ref) => {
  if (kept.has(ref)) return;
  kept.add(ref);
  for (const each of needs.get(ref) ?? []) keep(each);
};
for (const ref of needs.get(root)) if (Object.hasOwn(wanted, ref.slice(0, ref.lastIndexOf('@')))) keep(ref);
for (const ref of broughtAlong) kept.add(ref);

const components = all.components
  .filter((each) => kept.has(each['bom-ref']))
  .map((each) => ({ ...each, properties: broughtAlong.has(each['bom-ref']) ? [isBroughtAlong] : [] }));
const dependencies = all.dependencies
  .filter(({ ref }) => kept.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => kept.has(each)) }));
const component = { ...all.metadata.component, name };
const sbom = { ...all, metadata: { ...all.metadata, component }, components, dependencies };
writeFileSync('dist/sbom.cdx.json', `${JSON.stringify(sbom, null, 2)}\n`);
