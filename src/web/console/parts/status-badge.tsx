import { Badge, type Tone } from '../../look/badge.js';

const tones: Readonly<Record<string, Tone>> = { 2: 'good', 3: 'note', 4: 'warn', 5: 'bad' };

/** The tone of a status, of a range such as `4XX`, or of `default`. */
export function statusTone(status: number | string): Tone {
  return tones[String(status)[0] ?? ''] ?? 'plain';
}

export function StatusBadge({ status }: { readonly status: number | string }) {
  return <Badge tone={statusTone(status)}>{status}</Badge>;
}
