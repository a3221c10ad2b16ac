import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';
import { UsageError } from '../../diagnostics/usage-error.js';

/** What a server shows of itself, and the key that proves it; both PEM, a chain with the server's own certificate first. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Throws {@link UsageError} for what OpenSSL does not take; `names` are what to call the two. */
export function assertUsable(
  { cert, key }: Certificate,
  names: { readonly cert: string; readonly key: string },
): void {
  attempt(() => new X509Certificate(cert), `${names.cert} is no certificate in PEM`);
  attempt(
    () => createSecureContext({ cert, key }),
    `${names.key} is not the key, in PEM and without a passphrase, of the certificate in ${names.cert}`,
  );
}

/** Whether nobody else vouches for a certificate, so that clients have to be told of it. */
export function isSelfSigned({ cert }: Certificate): boolean {
  const { issuer, subject } = new X509Certificate(cert);
  return issuer === subject;
}

/** Why clients will refuse a certificate that a server shows at an address, a clause each; which name leads to one that stands for all is not known. */
export function certificateFlaws({ cert }: Certificate, host: string, now: Date): string[] {
  const read = new X509Certificate(cert);
  const [from, to] = [new Date(read.validFrom), new Date(read.validTo)];
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const isNamed = isIP(host) === 0 ? read.checkHost(host) : read.checkIP(host);
  const isAny = host === '0.0.0.0' || host === '::';
  return [
    ...(now < from ? [`is not valid before ${day(from)}`] : []),
    ...(now > to ? [`is not valid after ${day(to)}`] : []),
    ...(isNamed === undefined && !isAny ? [`names ${read.subjectAltName ?? 'no host'}, not ${host}`] : []),
  ];
}

function attempt(use: () => unknown, otherwise: string): void {
  try {
    use();
  } catch (error) {
    throw new UsageError(`${otherwise}: ${String((error as { message?: unknown }).message)}.`);
  }
}
