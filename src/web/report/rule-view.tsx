import type { Finding } from '../../result/report.js';
import { plainLines } from '../look/code-line.js';
import { CodeView } from '../look/code-view.js';
import { CopyButton } from '../look/copy-button.js';
import './rule-view.css';

/** The rule in the document: its place, its lines, the page that it was made from. */
export function RuleView({ finding }: { readonly finding: Finding }) {
  const { place, schemaPointer, excerpt, page } = finding;
  return (
    <section class="finding-part" aria-label="Rule">
      <div class="finding-part-head">
        <h3>
          The rule <code class="rule-place">{place}</code>
        </h3>
        <CopyButton text={place} what="the place" />
      </div>
      {excerpt && (
        <CodeView
          label={place}
          lines={plainLines(excerpt.lines.join('\n'), excerpt.firstLine)}
          marked={linesOf(excerpt)}
        />
      )}
      <p class="rule-pointer">
        <code>{schemaPointer}</code>
        {page !== undefined && <span> made from {page}</span>}
      </p>
    </section>
  );
}

function linesOf({ firstLine, marked: [first, last] }: NonNullable<Finding['excerpt']>): ReadonlySet<number> {
  return new Set(Array.from({ length: last - first + 1 }, (_, at) => first - firstLine + at));
}
