import { join } from 'node:path';
import { processIo } from '../src/cli/process-io.js';
import { allowSchema } from '../src/commands/allow-schema.js';
import { configSchema } from '../src/commands/config-schema.js';
import { contractSchema } from '../src/contract/contract-schema.js';
import { scenarioSchema } from '../src/mock/scenarios/scenario-schema.js';
import { reportSchema } from '../src/result/report-schema.js';

// The published JSON Schemas of the files that others write and read.
const io = processIo();
for (const [name, schema] of Object.entries({
  allow: allowSchema,
  config: configSchema,
  contract: contractSchema,
  report: reportSchema,
  scenarios: scenarioSchema,
})) {
  io.writeFile(join('schemas', `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
}
