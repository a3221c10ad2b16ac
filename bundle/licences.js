import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes the licences of what is brought along into a file beside it. */
export function licences(fileName) {
  return {
    name: 'licences',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: licenceTexts(this.getModuleIds()) });
    },
  };
}

/** The licences of the packages that the modules come from. */
export function licenceTexts(moduleIds) {
  const folders = [...moduleIds].map((id) => /^.*node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0]);
  const texts = [...new Set(folders.filter(Boolean))].sort().map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  return texts.join('\n\n');
}
