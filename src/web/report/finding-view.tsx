import type { Finding } from '../../result/report.js';
import { Badge, Method, severityTone } from '../look/badge.js';
import { plainLines } from '../look/code-line.js';
import { CodeView } from '../look/code-view.js';
import { CopyButton } from '../look/copy-button.js';
import { jsonLines, linesAt } from '../look/json-lines.js';
import { SideBySide } from '../look/side-by-side.js';

export function FindingView({ finding }: { readonly finding: Finding }) {
  const body = finding.exchange.response.content.text;
  const lines = jsonLines(body) ?? plainLines(body);
  return (
    <article>
      <h2>{finding.message}</h2>
      <p>
        <Badge tone={severityTone[finding.severity]}>{finding.code}</Badge> <Method name={finding.method} />{' '}
        {finding.path}
      </p>
      <SideBySide
        expected={<code>{JSON.stringify(finding.expected)}</code>}
        received={<code>{JSON.stringify(finding.actual)}</code>}
      />
      <CodeView label="Response body" lines={lines} marked={linesAt(lines, finding.pointer)} />
      <CopyButton text={finding.curl} what="the curl command" />
    </article>
  );
}
