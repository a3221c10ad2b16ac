import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { UsageError } from '../diagnostics/usage-error.js';
import type { Certificate } from '../mock/tls/certificate.js';
import { whyUnreadable } from '../source/read-file.js';
import type { Io } from './io.js';

/** What the options of {@link addCertificateOptions} give. */
export interface CertificateArguments {
  readonly https?: boolean;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
}

/** A certificate, and the option by which curl takes it. */
export interface Certified {
  readonly certificate: Certificate;
  readonly curlOption?: string;
}

/** How the primary process hands the certificate to its workers: all of them show the same. */
const variable = 'TALLY_MOCK_CERTIFICATE';

/** Options for https. */
export function addCertificateOptions(command: Command): Command {
  return command
    .optionsGroup('https:')
    .option('--https', 'serve https; with a new self-signed certificate where none is named')
    .option(
      '--tls-cert <file>',
      'the certificate in PEM; made, with its key, where neither file is there yet',
    )
    .option('--tls-key <file>', 'the key of the certificate in PEM');
}

/** The certificate that the options ask for, if any. Throws {@link UsageError} for one that cannot be used. */
export async function openCertificate(
  { https, tlsCert, tlsKey, host }: CertificateArguments & { readonly host: string },
  io: Io,
): Promise<Certified | undefined> {
  if (!https && tlsCert === undefined && tlsKey === undefined) return undefined;
  const handed = io.env[variable];
  if (handed !== undefined) return JSON.parse(handed) as Certified;
  const { selfSigned } = await import('../mock/tls/self-signed.js');
  if (tlsCert === undefined && tlsKey === undefined) {
    return { certificate: await selfSigned(host), curlOption: '--insecure' };
  }
  if (tlsCert === undefined || tlsKey === undefined) {
    throw new UsageError('--tls-cert and --tls-key go together; name both files.');
  }
  if (!existsSync(tlsCert) && !existsSync(tlsKey)) {
    const made = await selfSigned(host);
    io.writeFile(tlsKey, made.key, 0o600);
    io.writeFile(tlsCert, made.cert);
    io.err(`note: ${tlsCert} and ${tlsKey} were not there: a self-signed certificate was made.\n`);
  }
  const { assertUsable, certificateFlaws, isSelfSigned } = await import('../mock/tls/certificate.js');
  const certificate = { cert: readPem(io, tlsCert), key: readPem(io, tlsKey) };
  const names = { cert: tlsCert, key: tlsKey };
  assertUsable(certificate, names);
  const flaws = certificateFlaws(certificate, host, new Date());
  if (flaws.length > 0) {
    io.err(
      `note: the certificate in ${tlsCert} ${flaws.join(', and ')}: clients that verify it will refuse it.\n`,
    );
  }
  return { certificate, ...(isSelfSigned(certificate) ? { curlOption: `--cacert '${tlsCert}'` } : {}) };
}

/** What the environment of workers has to hold. */
export function handedCertificate(certified: Certified | undefined): Readonly<Record<string, string>> {
  return certified ? { [variable]: JSON.stringify(certified) } : {};
}

function readPem(io: Io, path: string): string {
  const text = io.readFile(path);
  if (text === undefined) throw new UsageError(`Cannot read ${path}: ${whyUnreadable(path)}.`);
  return text;
}
