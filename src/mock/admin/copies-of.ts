import { axiosCall } from '../../result/axios-call.js';
import { curlCommand } from '../../result/curl.js';
import { fetchCall } from '../../result/fetch-call.js';
import type { RepeatedRequest } from '../../result/repeated-request.js';
import { requestMark } from './request-mark.js';
import type { Copies, PlainRequest } from './shapes.js';

/** Commands that send a request, without what every client sends by itself. */
export function copiesOf({ method, headers, body }: PlainRequest, url: string): Copies {
  const own = headers.filter(
    ([name, value]) =>
      name.toLowerCase() !== requestMark && !(name.toLowerCase() === 'accept' && value === '*/*'),
  );
  const request: RepeatedRequest = {
    method,
    url,
    headers: own.map(([name, value]) => ({ name, value })),
    ...(body
      ? { postData: 'text' in body ? { text: body.text } : { text: body.base64, encoding: 'base64' } }
      : {}),
  };
  return { curl: curlCommand({ request }), fetch: fetchCall(request), axios: axiosCall(request) };
}
