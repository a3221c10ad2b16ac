import { join } from 'node:path';
import { processIo } from '../src/cli/process-io.js';
import { ruleReference } from '../src/lint/explain-rule.js';

// The reference of the lint rules.
processIo().writeFile(join('docs', 'rules.md'), ruleReference());
