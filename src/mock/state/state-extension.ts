import type { MockExtension } from '../mock-extension.js';
import { refuse } from '../refuse.js';
import { saidAnswer } from '../said-answer.js';
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
      if ('refuse' in said) return saidAnswer(refuse(request, said.refuse, { detail: said.detail }), 'state');
      const { status, headers, content } = said;
      const body = content && { body: content.value, mediaType: content.type };
      return { status, headers, ...body, origin: 'state' };
    },
  };
}
