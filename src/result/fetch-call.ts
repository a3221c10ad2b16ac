import { jsBytes, jsHeaders, jsJson, jsText } from './js-request.js';
import type { RepeatedRequest } from './repeated-request.js';

/** A call of `fetch` (Fetch standard) that sends a request, for a module of Node or of a browser. */
export function fetchCall(request: RepeatedRequest): string {
  const { method, url } = request;
  const headers = jsHeaders(request);
  const body = bodyOf(request);
  const hasNoBody = method === 'GET' || method === 'HEAD';
  return [
    `const response = await fetch(${jsText(url)}, {`,
    `  method: ${jsText(method)},`,
    ...(headers === undefined ? [] : [`  headers: ${headers},`]),
    ...(body === undefined
      ? []
      : [hasNoBody ? `  // fetch sends no body with ${method}.` : `  body: ${body},`]),
    '});',
    'console.log(response.status, await response.text());',
    '',
  ].join('\n');
}

function bodyOf({ postData }: RepeatedRequest): string | undefined {
  if (!postData) return undefined;
  if (postData.encoding === 'base64') return jsBytes(postData.text);
  const json = jsJson(postData.text);
  return json === undefined ? jsText(postData.text) : `JSON.stringify(${json})`;
}
