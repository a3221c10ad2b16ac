import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { satisfies } from 'semver';
import { optionalPackages } from '../../src/diagnostics/optional-package.js';
import { packageRoot } from '../../src/source/package-root.js';
import { installedPackages } from './installed-packages.js';
import { packedSize } from './packed-project.js';

const read = (path: string) => readFileSync(join(packageRoot(), path), 'utf8');
const manifest = JSON.parse(read('package.json'));
const advisories = JSON.parse(read('advisories.json')) as Record<
  'known' | 'accepted' | 'optional',
  { package: string; versions: string; reason?: string; through?: string }[]
>;
const installed = installedPackages();

const licences = ['Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'PSF-2.0', 'Python-2.0'];

function isKnownToBeVulnerable({ name, version }: { name: string; version: string }): boolean {
  return advisories.known.some((one) => one.package === name && satisfies(version, one.versions));
}

describe('what is installed with the package', () => {
  test('is as many packages as the README says', async () => {
    const [, count, megabytes] = /(\d+) packages, (\d+) MB/.exec(read('README.md')) ?? [];
    expect(installed.length + 1).toBe(Number(count));
    const size = installed.reduce((sum, one) => sum + one.size, await packedSize());
    expect(Math.abs(size / 1e6 - Number(megabytes))).toBeLessThan(2);
  });

  test('has known licences', () => {
    expect(installed.filter(({ license }) => !licences.includes(license))).toEqual([]);
  });

  test('is nothing that an advisory is known of', () => {
    expect(installed.filter(isKnownToBeVulnerable)).toEqual([]);
  });

  test('is none of the optional peers, nor what is excused because only these bring it', () => {
    const names = installed.map(({ name }) => name);
    const apart = [
      ...Object.keys(manifest.peerDependencies),
      ...advisories.optional.map((one) => one.package),
    ];
    expect(apart.filter((name) => names.includes(name))).toEqual([]);
  });
});

test('each excuse has its reason, and still something to excuse', () => {
  const names = installed.map(({ name }) => name);
  expect(advisories.accepted.filter((one) => !one.reason || !names.includes(one.package))).toEqual([]);
  expect(
    advisories.optional.filter((one) => !one.reason || !Object.hasOwn(optionalPackages, one.through ?? '')),
  ).toEqual([]);
});

test('the versions that the sentences name are within the ranges of the peers, and are those of the tests', () => {
  for (const [name, version] of Object.entries(optionalPackages)) {
    const tested = JSON.parse(read(`node_modules/${name}/package.json`)).version;
    expect([name, satisfies(tested, version), satisfies(tested, manifest.peerDependencies[name])]).toEqual([
      name,
      true,
      true,
    ]);
    expect(manifest.peerDependenciesMeta[name]).toEqual({ optional: true });
  }
});

test('the SBOM lists what is installed and what is brought along, with licences', () => {
  execSync('node bundle/sbom.js', { cwd: packageRoot() });
  const { bomFormat, metadata, components } = JSON.parse(read('dist/sbom.cdx.json')) as {
    bomFormat: string;
    metadata: { component: { name: string } };
    components: { name: string; version: string; licenses: { license: { id: string } }[] }[];
  };
  expect([bomFormat, metadata.component.name]).toEqual(['CycloneDX', 'tallystick']);
  const listed = new Set(components.map(({ name, version }) => `${name}@${version}`));
  expect(installed.filter(({ name, version }) => !listed.has(`${name}@${version}`))).toEqual([]);
  expect([...listed]).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^openapi-typescript@/),
      expect.stringMatching(/^preact@/),
    ]),
  );
  expect(components.filter(isKnownToBeVulnerable)).toEqual([]);
  expect(components.filter(({ licenses }) => !licences.includes(licenses[0]?.license.id ?? ''))).toEqual([]);
});
