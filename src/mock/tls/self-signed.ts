import { createRequire } from 'node:module';
import { isIP } from 'node:net';
import type * as SelfSigned from 'selfsigned';
import { resolveOptional } from '../../diagnostics/optional-package.js';
import type { Certificate } from './certificate.js';

/** Names under which any machine reaches itself. */
const localNames = ['localhost', '127.0.0.1', '::1'];

const day = 24 * 60 * 60 * 1000;

/** Makes a certificate for this machine and `host`, good for a year from a day ago, as browsers and RFC 5280 want it. */
export async function selfSigned(host: string): Promise<Certificate> {
  const { generate } = loadSelfSigned();
  const names = [...new Set([...localNames, host])].filter((name) => !/^(0\.0\.0\.0|::)$/.test(name));
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'tally mock' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - day),
    notAfterDate: new Date(Date.now() + 364 * day),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: names.map((name) => (isIP(name) ? { type: 7, ip: name } : { type: 2, value: name })),
      },
    ],
  });
  return { cert, key };
}

function loadSelfSigned(): typeof SelfSigned {
  const asker = '--https without a certificate';
  return createRequire(import.meta.url)(resolveOptional('selfsigned', { asker }));
}
