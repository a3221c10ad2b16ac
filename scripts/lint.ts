import { main } from '../src/cli/main.js';
import { processIo } from '../src/cli/process-io.js';
import { bundledNames } from '../src/commands/open-spec.js';

// Lints the bundled documents; further arguments are those of `tally lint`.
process.exitCode = await main(['lint', ...bundledNames, ...process.argv.slice(2)], processIo());
