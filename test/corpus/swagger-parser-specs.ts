import type { CorpusSection } from './corpus-section.js';

export const section: CorpusSection = { name: 'swagger-parser-specs', run: async () => [] };
