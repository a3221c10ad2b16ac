#!/usr/bin/env node
import { main } from './main.js';
import { processIo } from './process-io.js';
import { tellError } from './tell-error.js';

const io = processIo();
// What is thrown where nobody waits for it.
process.on('uncaughtException', (error) => process.exit(tellError(error, io)));
process.exitCode = await main(process.argv.slice(2), io);
