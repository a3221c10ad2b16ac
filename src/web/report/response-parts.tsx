import type { ResponseCoverage } from '../../result/coverage.js';
import { counted, figure } from './figures.js';

/** The parts of a documented response: those that no answer showed first. */
export function ResponseParts({ response }: { readonly response: ResponseCoverage }) {
  const { status, mediaType, parts, seen } = response;
  const all = Object.entries(seen ?? {});
  const unseen = all.filter(([, times]) => times === 0);
  const shown = all.filter(([, times]) => times > 0);
  const title = `${status} ${mediaType}`;
  return (
    <section aria-label={`Parts of ${title}`}>
      <h3>
        What {title} showed{' '}
        <span class="coverage-of">
          {seen === undefined
            ? 'not seen'
            : parts === 0
              ? 'describes no parts'
              : `${figure(shown.length)} of ${counted(parts, 'part')}`}
        </span>
      </h3>
      {unseen.length > 0 && (
        <ul class="part-list">
          {unseen.map(([part]) => (
            <li key={part} class="part-unseen">
              <code>{part}</code> never
            </li>
          ))}
        </ul>
      )}
      {shown.length > 0 && (
        <details open={unseen.length === 0 && shown.length < 20}>
          <summary>{counted(shown.length, 'part')} seen</summary>
          <ul class="part-list">
            {shown.map(([part, times]) => (
              <li key={part}>
                <code>{part}</code> ×{figure(times)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
