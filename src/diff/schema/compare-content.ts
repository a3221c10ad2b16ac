import type { Comparison } from '../comparison.js';
import { isFormatElsewhere } from './encoded-texts.js';
import { saySame } from './say-same.js';

/** `contentEncoding`, `contentMediaType` and `contentSchema`: what is inside a text (JSON Schema 2020-12 validation §8). */
export function compareContent({ direction, old, new: next, report, inside }: Comparison): void {
  const code = direction === 'request' ? 'request-content-changed' : 'response-content-changed';
  for (const keyword of ['contentEncoding', 'contentMediaType', 'contentSchema']) {
    const [before, after] = [old.stated(keyword)[0], next.stated(keyword)[0]];
    if (saySame(keyword, old, next)) continue;
    if (isFormatElsewhere(keyword, old, next) || isFormatElsewhere(keyword, next, old)) continue;
    const isSchema = keyword === 'contentSchema';
    if (isSchema && before && after) {
      inside('(content)', old.at(before), next.at(after));
      continue;
    }
    const said = (one: typeof before) => (one === undefined ? 'none' : isSchema ? 'one' : String(one.value));
    const what = `\`${keyword}\` ${said(before)} → ${said(after)}`;
    const isLooser = isSchema && (direction === 'request' ? !after : !before);
    report(code, what, { old: before, new: after, ...(isLooser ? { severity: 'info' as const } : {}) });
  }
}
