import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { UsageError } from '../diagnostics/usage-error.js';
import type { Report } from '../result/report.js';
import { reportSchema } from '../result/report-schema.js';
import { jsonProblem } from '../source/json-problem.js';
import { whyUnreadable } from '../source/read-file.js';
import type { Io } from './io.js';

/** Reads a JSON report of `tally check`; what is none is told in one sentence. */
export function readReport(path: string, io: Io): Report {
  const text = io.readFile(path);
  if (text === undefined) throw new UsageError(`Cannot read ${path}: ${whyUnreadable(path)}.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${jsonProblem(error)}.`);
  }
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(reportSchema);
  if (validate(value)) return value as Report;
  const [error] = validate.errors ?? [];
  throw new UsageError(
    `${path} is no report of tally check, version 1: ${error?.instancePath || 'its root'} ${error?.message}.`,
  );
}
