import { main } from '../src/cli/main.js';
import { processIo } from '../src/cli/process-io.js';

// All bundled APIs on one port; further arguments are those of `tally mock`.
process.exitCode = await main(['mock', ...process.argv.slice(2)], processIo());
