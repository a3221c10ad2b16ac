import { type LoadedApi, type LoadOptions, loadApi } from './load-api.js';
import { writtenSchemas } from './model-schemas.js';
import { isUrl } from './reference-bounds.js';
import type { ReadText } from './references.js';

/** Fetches the text of a URL; `undefined` where it cannot be had. Redirects to private addresses are for it to refuse. */
export type FetchText = (url: string) => Promise<string | undefined>;

/** What one document may ask for: each round opens what the one before it named. */
const maxRounds = 20;
const maxTexts = 1_000;

/**
 * Like {@link loadApi}, with `http(s)` references fetched beforehand: reading stays synchronous, so the document is read again
 * until it names nothing new. Only URLs that the options allow are fetched, each once.
 */
export async function loadApiWithNetwork(
  source: { path: string; text: string },
  read: ReadText,
  fetchText: FetchText,
  options: Omit<LoadOptions, 'allowNetwork'> = {},
): Promise<LoadedApi> {
  const texts = new Map<string, string | undefined>();
  for (let round = 1; ; round++) {
    const missing = new Set<string>();
    const loaded = loadApi(
      source,
      (path) => {
        if (!isUrl(path)) return read(path);
        if (!texts.has(path)) missing.add(path);
        return texts.get(path);
      },
      { ...options, allowNetwork: true },
    );
    // Schemas follow their references when they are asked for.
    if (loaded.ok) for (const _ of writtenSchemas(loaded.api));
    if (missing.size === 0 || round > maxRounds || texts.size + missing.size > maxTexts) return loaded;
    const urls = [...missing];
    const fetched = await Promise.all(urls.map(fetchText));
    for (const [index, url] of urls.entries()) texts.set(url, fetched[index]);
  }
}
