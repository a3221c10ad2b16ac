import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { packageRoot } from '../../source/package-root.js';
import { readTextFile } from '../../source/read-file.js';
import { type AdminAccess, hostRefusal } from './admin-guard.js';

/**
 * Answers with the page of the console. A link on any page may lead to it: it holds nothing but its own script, which steers only when a
 * person does. No page may frame it or keep a hold of its window.
 */
export function serveConsole(request: IncomingMessage, response: ServerResponse, access: AdminAccess): void {
  const refusal = hostRefusal(request, access);
  const page = refusal ?? consolePage();
  response.writeHead(refusal === undefined ? 200 : 403, {
    'Content-Type': refusal === undefined ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
    'Content-Security-Policy': "frame-ancestors 'none'",
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Cache-Control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : page);
}

let read: string | undefined;

/** The page says itself what it may run and where it may connect to (`bundle/web-page.js`). */
function consolePage(): string {
  read ??= readTextFile(join(packageRoot(), 'dist/web/console.html'));
  if (read === undefined) throw new Error('dist/web/console.html is missing: the package is not built.');
  return read;
}
