import { UsageError } from '../diagnostics/usage-error.js';
import { readTextFile, whyUnreadable } from '../source/read-file.js';

/** The PEM text of `--cacert`. */
export function readCertificate(path: string): string {
  const text = readTextFile(path);
  if (text === undefined)
    throw new UsageError(`Cannot read the certificate ${path}: ${whyUnreadable(path)}.`);
  if (!text.includes('-----BEGIN '))
    throw new UsageError(`--cacert ${path}: the file holds no certificate in PEM.`);
  return text;
}
