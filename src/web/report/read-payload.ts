import type { Payload } from './report-model.js';

/** Unpacks the report that stands in the page as gzip in base64. */
export async function readPayload(): Promise<Payload> {
  const packed = document.getElementById('payload')?.textContent ?? '';
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(unpacked).json()) as Payload;
}
