import type { WireRequest } from '../http/message.js';
import type { Api, Operation } from '../openapi/api.js';
import { judgeRequest } from './judge-request.js';
import { parseTemplate, pathTexts } from './path-template.js';
import { decodePercent } from './percent-encoding.js';

const groups = new WeakMap<Api, ReadonlyMap<string, readonly Operation[]>>();

/**
 * The other operations at the same address: the same method on a template that differs only in the names of its parameters, or
 * behind a `#`, which no request carries. OpenAPI forbids them; documents have them.
 */
export function twinsOf(api: Api, operation: Operation): readonly Operation[] {
  let own = groups.get(api);
  if (!own) {
    own = groupByAddress(api);
    groups.set(api, own);
  }
  return (own.get(addressOf(operation)) ?? []).filter((other) => other !== operation);
}

function groupByAddress({ operations }: Api): ReadonlyMap<string, readonly Operation[]> {
  const byAddress = new Map<string, Operation[]>();
  for (const operation of operations) {
    const address = addressOf(operation);
    const group = byAddress.get(address);
    if (group) group.push(operation);
    else byAddress.set(address, [operation]);
  }
  return byAddress;
}

function addressOf({ method, path }: Operation): string {
  const segments = parseTemplate(path).map(({ literals }) => literals.join('{}'));
  return `${method} ${segments.join('/')}`;
}

/** Whether a request is one that an operation documents, by its bytes; credentials are not looked at. */
export function isRequestOf(operation: Operation, request: WireRequest): boolean {
  const texts = pathTexts(operation.path, request.target.replace(/\?.*$/s, ''));
  if (!texts) return false;
  const decoded = new Map([...texts].map(([name, text]) => [name, decodePercent(text)]));
  return judgeRequest(operation, request, decoded).length === 0;
}
