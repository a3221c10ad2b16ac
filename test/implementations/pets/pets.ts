import { emptyAnswer } from '../answers.js';
import { refusal } from './pet-answers.js';
import { offered } from './pet-credentials.js';
import { mergePatch, petHandlers, presentPet } from './pet-handlers.js';
import type { PetsApi } from './pets-api.js';

/** The pets API as its document has it. */
export const pets: PetsApi = {
  credentials: {
    bearer: 'pt_7fQ2xW90',
    basic: 'ada:open:sesame',
    appKey: 'app-55-zebra',
    queryKey: 'q-91a7Rt',
    session: 's3c-44Kd',
  },
  enforced: (document) => document,
  authorises: (scheme, request, credentials) => offered(scheme, request) === credentials[scheme],
  merge: mergePatch,
  present: presentPet,
  handlers: petHandlers,
  otherMethod: (method, allowed) =>
    method === 'OPTIONS'
      ? emptyAnswer(204, { allow: allowed.join(', ') })
      : refusal(405, 'The method is not offered here.', { headers: { allow: allowed.join(', ') } }),
  callBack: (petId) => ({ event: 'watched', petId, at: new Date().toISOString() }),
  finish: (answer) => answer,
};
