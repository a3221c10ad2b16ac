import { join } from 'node:path';
import { commandReference } from '../src/cli/command-reference.js';
import { processIo } from '../src/cli/process-io.js';
import { changeReference } from '../src/diff/change-reference.js';
import { ruleReference } from '../src/lint/explain-rule.js';

// The references that are made from the code.
const io = processIo();
io.writeFile(join('docs', 'rules.md'), ruleReference());
io.writeFile(join('docs', 'changes.md'), changeReference());
io.writeFile(join('docs', 'commands.md'), await commandReference(io));
