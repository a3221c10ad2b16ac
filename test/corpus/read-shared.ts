import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

/** The plain value of a YAML or JSON file, read without any of the code under test. */
export function readValue(path: string): unknown {
  const text = readFileSync(path, 'utf8');
  return path.endsWith('.json') ? JSON.parse(text) : load(text);
}

/** The text of a file, or `undefined` where it cannot be read: what `loadApi` asks for. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
