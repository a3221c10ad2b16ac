import { join } from 'node:path';
import { processIo } from '../src/cli/process-io.js';
import { changeReference } from '../src/diff/change-reference.js';
import { ruleReference } from '../src/lint/explain-rule.js';

// The references that are made from the code.
const io = processIo();
io.writeFile(join('docs', 'rules.md'), ruleReference());
io.writeFile(join('docs', 'changes.md'), changeReference());
