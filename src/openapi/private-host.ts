/**
 * Whether a host, as a URL gives it, is this machine or one that only this network reaches (RFC 1918, RFC 4193, RFC 6598,
 * RFC 6761, RFC 6890). A public name that leads to such an address is for the reader to refuse.
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  if (host.includes(':')) return isPrivateIpv6(host);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isPrivateIpv4(host);
  return (
    !host.includes('.') || /\.(localhost|local|internal|home\.arpa|lan|intranet|test|invalid)$/.test(host)
  );
}

function isPrivateIpv4(host: string): boolean {
  const [a = 0, b = 0] = host.split('.').map(Number);
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true;
  if (a === 100) return b >= 64 && b <= 127;
  if (a === 172) return b >= 16 && b <= 31;
  if (a === 192) return b === 168 || b === 0;
  if (a === 198) return b === 18 || b === 19;
  return a === 169 && b === 254;
}

/** Only global unicast is public; IPv4 inside IPv6 is judged as IPv4. */
function isPrivateIpv6(host: string): boolean {
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host);
  if (mapped) {
    const [high = 0, low = 0] = mapped.slice(1).map((part) => Number.parseInt(part, 16));
    return isPrivateIpv4([high >> 8, high & 255, low >> 8, low & 255].join('.'));
  }
  return !/^[23][0-9a-f]{3}:/.test(host) || host.startsWith('2002:') || host.startsWith('2001:0:');
}
