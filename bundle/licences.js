import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes the licences of what is brought along into a file beside it. */
export function licences(fileName) {
  return {
    name: 'licences',
    generateBundle(_options, bundle) {
      this.emitFile({ type: 'asset', fileName, source: licenceTexts(bundle) });
    },
  };
}

/** The licences of the packages whose modules are in the chunks. */
export function licenceTexts(bundle) {
  const moduleIds = Object.values(bundle).flatMap(({ modules = {} }) => Object.keys(modules));
  const folders = moduleIds.map((id) => /^.*node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0]);
  const texts = [...new Set(folders.filter(Boolean))].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8');
    return `${name} ${version}\n\n${text.trim()}\n`;
  });
  return texts.join('\n\n');
}
