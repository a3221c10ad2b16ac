import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../src/cli/main.js';
import { processIo } from '../src/cli/process-io.js';

// The pages under `specs/pages/` become `specs/*.yaml` with their source maps.
const folder = join('specs', 'pages');
const pages = readdirSync(folder).map((name) => join(folder, name));
process.exitCode = await main(['normalize', ...pages, '--out', 'specs'], processIo());
