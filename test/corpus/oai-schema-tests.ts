import type { CorpusSection } from './corpus-section.js';

export const section: CorpusSection = { name: 'oai-schema-tests', run: async () => [] };
