import { main } from '../src/cli/main.js';
import { processIo } from '../src/cli/process-io.js';
import { bundledNames } from '../src/commands/open-spec.js';

// Checks each bundled API at BASE_URL/<name>, where `npm start` serves them; further arguments are those of `tally check`.
const [baseUrl = 'http://127.0.0.1:4010', ...rest] = process.argv.slice(2);
let worst = 0;
for (const name of bundledNames) {
  const exitCode = await main(['check', name, '--url', `${baseUrl}/${name}`, ...rest], processIo());
  worst = Math.max(worst, exitCode);
}
process.exitCode = worst;
