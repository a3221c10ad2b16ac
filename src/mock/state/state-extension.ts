import type { ExtensionAnswer, MockExtension } from '../mock-extension.js';
import type { MockRequest } from '../mock-request.js';
import { refuse } from '../refuse.js';
import { openCollections } from './seeded-collections.js';
import type { StateStore } from './state-store.js';
import { answerFromState } from './stateful-answers.js';

/** Answers from resources that are kept in a store; a status, example or seed that a caller prefers wins over them. */
export function keepState(store: StateStore, clock: () => Date = () => new Date()): MockExtension {
  const collections = openCollections(store);
  return {
    keepsState: true,
    async answer(request) {
      if (Object.keys(request.preferences).length > 0) return undefined;
      const said = await answerFromState(collections, store, request, clock());
      if (!said) return undefined;
      if ('refuse' in said) return refusal(request, said.refuse, said.detail);
      const { status, headers, content } = said;
      const body = content && { body: content.value, mediaType: content.type };
      return { status, headers, ...body, origin: 'state' };
    },
  };
}

/** A refusal as the document describes it, else as problem details. */
function refusal(
  request: MockRequest,
  statuses: readonly [number, ...number[]],
  detail: string,
): ExtensionAnswer {
  const { status, headers, body, content } = refuse(request, statuses, { detail });
  const said = { status, reason: detail, origin: 'state' };
  const others = headers.filter(([name]) => name.toLowerCase() !== 'content-type');
  if (content) return { ...said, headers: others, body: content.value, mediaType: content.type };
  const problem: unknown = JSON.parse(body.toString('utf8'));
  return { ...said, headers: others, body: problem, mediaType: 'application/problem+json' };
}
