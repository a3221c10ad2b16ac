import { X509Certificate } from 'node:crypto';
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

function attempt(use: () => unknown, otherwise: string): void {
  try {
    use();
  } catch (error) {
    throw new UsageError(`${otherwise}: ${String((error as { message?: unknown }).message)}.`);
  }
}
