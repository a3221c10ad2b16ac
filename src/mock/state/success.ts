import { findResponse } from '../../exchange/find-response.js';
import type { Operation } from '../../openapi/api.js';
import { type OfferedType, offeredType } from '../offered-type.js';

/** How an operation answers when it succeeds. */
export interface Success {
  readonly status: number;
  /** Absent where the answer has no body. */
  readonly offered?: OfferedType;
}

/**
 * The documented success that a mock answers with, in the media type that `Accept` likes best; `undefined` where none is
 * documented, or none that is accepted.
 */
export function successOf(
  operation: Operation,
  accept: string | undefined,
  wanted?: number,
): Success | undefined {
  const statuses = operation.responses.map(({ status }) => status);
  const lowest = statuses.filter((status) => status.startsWith('2')).sort()[0];
  const usual = lowest ?? (statuses.includes('default') ? '200' : undefined);
  const isWanted = wanted !== undefined && statuses.includes(String(wanted));
  const status = isWanted ? wanted : usual === undefined ? undefined : Number(usual.replaceAll('X', '0'));
  if (status === undefined) return undefined;
  const content = status === 204 || status === 205 ? [] : (findResponse(operation, status)?.content ?? []);
  if (content.length === 0) return { status };
  const offered = offeredType(content, accept);
  return offered && { status, offered };
}
