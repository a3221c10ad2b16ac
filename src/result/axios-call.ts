import { jsBytes, jsHeaders, jsJson, jsText } from './js-request.js';
import type { RepeatedRequest } from './repeated-request.js';

/** A call of axios that sends a request. */
export function axiosCall(request: RepeatedRequest): string {
  const { method, url, postData } = request;
  const headers = jsHeaders(request);
  const isJson = postData && postData.encoding === undefined && isJsonType(request);
  const json = isJson ? jsJson(postData.text) : undefined;
  const data =
    postData && (json ?? (postData.encoding ? `${jsBytes(postData.text)}.buffer` : jsText(postData.text)));
  return [
    "import axios from 'axios';",
    '',
    'const response = await axios({',
    `  method: ${jsText(method)},`,
    `  url: ${jsText(url)},`,
    ...(headers === undefined ? [] : [`  headers: ${headers},`]),
    ...(data === undefined ? [] : [`  data: ${data},`]),
    // axios would write what looks like JSON anew.
    ...(postData && json === undefined ? ['  transformRequest: (body) => body,'] : []),
    '});',
    'console.log(response.status, response.data);',
    '',
  ].join('\n');
}

function isJsonType({ headers }: RepeatedRequest): boolean {
  const [type] = headers.filter(({ name }) => name.toLowerCase() === 'content-type');
  return /^application\/json\b/i.test(type?.value ?? '');
}
