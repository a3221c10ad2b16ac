import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Comparison } from '../../result/compare-reports.js';
import type { Report } from '../../result/report.js';
import { packageRoot } from '../../source/package-root.js';
import { readTextFile } from '../../source/read-file.js';

/**
 * One page that needs no other file and no network. The report stands in it as gzip in base64, which holds nothing that a browser could take for
 * markup; the page's own script unpacks it (`src/web/report`).
 */
export function renderHtml(report: Report, comparison?: Comparison): string {
  const shell = readTextFile(join(packageRoot(), 'dist/web/report.html'));
  if (shell === undefined) throw new Error('dist/web/report.html is missing: the package is not built.');
  const packed = gzipSync(JSON.stringify({ report, comparison }), { level: 9 }).toString('base64');
  return shell.replace('<!-- payload -->', () => `<script type="text/plain" id="payload">${packed}</script>`);
}
