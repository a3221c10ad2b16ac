import { keyOf } from '../admin/operation-summary.js';
import type { MockExtension } from '../mock-extension.js';
import { callbackAddress } from './callback-address.js';
import { fitCallback } from './fit-callback.js';
import { type Outbox, outgoingMark } from './outbox.js';
import type { OutgoingParts } from './write-outgoing.js';

/** Sends the documented callbacks of each operation that was answered with success, once the answer is out. `scheme` is that of the mock. */
export function sendCallbacks(outbox: Outbox, scheme: 'http' | 'https'): MockExtension {
  return {
    observe(exchange) {
      const { request, status } = exchange;
      if (!request || request.operation.callbacks.length === 0) return;
      if (status < 200 || status > 299 || request.header(outgoingMark.toLowerCase()) !== undefined) return;
      const { source, operation: asked } = request;
      const parts: OutgoingParts = { adapt: (mediaType, sample) => fitCallback(mediaType, sample, exchange) };
      for (const { name, expression, operations } of asked.callbacks) {
        const address = callbackAddress(expression, exchange, scheme);
        for (const operation of operations) {
          const described = { source, operation };
          const outgoing = { kind: 'callback', name, of: keyOf(asked), described, address, parts } as const;
          setImmediate(() => void outbox.send(outgoing));
        }
      }
    },
  };
}
