/** What a runtime expression takes its value from (OpenAPI 3.1 §4.8.20.4). */
export type RuntimeExpression =
  | { readonly from: 'url' | 'method' | 'statusCode' }
  | {
      readonly from: 'request' | 'response';
      readonly part: 'header' | 'query' | 'path';
      readonly name: string;
    }
  /** `pointer` is a JSON Pointer into the body; empty for the whole. */
  | { readonly from: 'request' | 'response'; readonly part: 'body'; readonly pointer: string };

const WHOLE = /^\$(url|method|statusCode)$/;
const PART =
  /^\$(request|response)\.(?:(header)\.([!#$%&'*+.^_`|~0-9A-Za-z-]+)|(query|path)\.([^{}]+)|body(?:#((?:\/[^{}]*)?))?)$/s;

/** Reads `$request.body#/url` and the like; `undefined` where the text is no runtime expression. */
export function parseRuntimeExpression(text: string): RuntimeExpression | undefined {
  const whole = WHOLE.exec(text)?.[1];
  if (whole !== undefined) return { from: whole as 'url' | 'method' | 'statusCode' };
  const match = PART.exec(text);
  if (!match) return undefined;
  const from = match[1] as 'request' | 'response';
  const [, , header, headerName, part, name, pointer] = match;
  if (header) return { from, part: 'header', name: headerName as string };
  // A response has no path and no query.
  if (part && from === 'response') return undefined;
  if (part) return { from, part: part as 'query' | 'path', name: name as string };
  return { from, part: 'body', pointer: pointer ?? '' };
}

/** The expressions between braces of a template such as a callback's key; `undefined` where a brace has no partner. */
export function expressionsIn(template: string): readonly string[] | undefined {
  const outside = template.replaceAll(/\{[^{}]*\}/g, '');
  if (/[{}]/.test(outside)) return undefined;
  return [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] as string);
}
