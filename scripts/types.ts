import { main } from '../src/cli/main.js';
import { processIo } from '../src/cli/process-io.js';
import { bundledNames } from '../src/commands/open-spec.js';

// Types of the bundled documents into `generated/`.
process.exitCode = await main(['types', ...bundledNames, '--out', 'generated'], processIo());
