import { readFileSync } from 'node:fs';
import { UsageError } from '../diagnostics/usage-error.js';

/** The PEM text of `--cacert`. */
export function readCertificate(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`Cannot read the certificate ${path}.`);
  }
}
