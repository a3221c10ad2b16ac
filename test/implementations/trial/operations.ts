import type { ApiName } from '../segment-api.js';

/** One documented operation. */
export interface Operation {
  readonly method: 'PATCH' | 'PUT';
  readonly path: string;
  /** The path parameter or, without one, the body property with the id. */
  readonly idName: string;
  /** Documented statuses that a valid request can meet. */
  readonly states: readonly string[];
  readonly bodyRequired: boolean;
  /** Security scheme → the headers that carry a value. */
  readonly schemes: Readonly<Record<string, (value: string) => Record<string, string>>>;
}

const bearerAuth = (token: string) => ({ authorization: `Bearer ${token}` });

/** The operations, read off the pages by hand. */
export const operations: Readonly<Record<ApiName, Operation>> = {
  asapp: {
    method: 'PATCH',
    path: '/configuration/v1/segments/{segmentId}',
    idName: 'segmentId',
    states: ['200', '403', '404', '409', '413', '429', '500', '503'],
    bodyRequired: true,
    schemes: {
      'API-ID': (value) => ({ 'asapp-api-id': value }),
      'API-Secret': (value) => ({ 'asapp-api-secret': value }),
    },
  },
  verbose: {
    method: 'PATCH',
    path: '/api/public/segments/{id}',
    idName: 'id',
    states: ['200', '404'],
    bodyRequired: false,
    schemes: { bearerAuth },
  },
  sendgrid: {
    method: 'PATCH',
    path: '/v3/marketing/segments/2.0/{segment_id}',
    idName: 'segment_id',
    states: ['200', '429', '500'],
    bodyRequired: false,
    schemes: { bearerAuth },
  },
  kibamail: {
    method: 'PUT',
    path: '/v1/segments/{segmentId}',
    idName: 'segmentId',
    states: ['200'],
    bodyRequired: true,
    schemes: {},
  },
  aiderx: {
    method: 'PATCH',
    path: '/audiences/segments',
    idName: 'id',
    states: ['200'],
    bodyRequired: true,
    schemes: { bearerAuth },
  },
};
