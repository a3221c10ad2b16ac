/** Whether a host, without its port, is this machine by its name: `localhost` and what lies below it (RFC 6761 §6.3), 127.0.0.0/8, `[::1]`. */
export function isLocalName(host: string): boolean {
  return /^(localhost|[\w-]+\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);
}
