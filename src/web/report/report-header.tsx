import type { CoverageSummary } from '../../result/coverage.js';
import type { Report } from '../../result/report.js';
import { Icon } from '../look/icon.js';
import { Logo } from '../look/logo.js';
import { Meter } from '../look/meter.js';
import { ThemeToggle } from '../look/theme.js';
import { counted, duration, figure, moment } from './figures.js';
import './report-header.css';
import { VerdictBar } from './verdict-bar.js';

const meters: readonly (readonly [keyof CoverageSummary, string, string])[] = [
  ['cells', 'Cells', 'documented statuses and media types reached or waived'],
  ['validRules', 'Kept rules', 'keywords of requests of which an accepted request held a value'],
  ['invalidRules', 'Broken rules', 'keywords of requests of which a breach was refused'],
  ['responseParts', 'Seen parts', 'documented properties, values and alternatives that answers showed'],
];

/** What was checked, and how it came out. */
export function ReportHeader({ report }: { readonly report: Report }) {
  const { coverage, cells } = report.summary;
  return (
    <header class="report-header">
      <div class="report-title">
        <Logo />
        <div>
          <h1>
            <DocumentName path={report.spec} />
          </h1>
          <p class="report-facts">
            <span>
              against <code>{report.url}</code>
            </span>
            <span>{moment(report.startedAt)}</span>
            <span>
              {counted(report.summary.cases, 'request')} in {duration(report.durationMs)}
            </span>
            <span>seed {report.seed}</span>
            <span>run {report.runId}</span>
          </p>
        </div>
      </div>
      <Outcome report={report} />
      <div class="report-bar">
        <VerdictBar cells={cells} />
        {coverage && (
          <dl class="report-meters">
            {meters.map(([name, label, of]) => (
              <Meter key={name} label={label} percent={coverage[name].percent}>
                {`${figure(coverage[name].covered)} of ${figure(coverage[name].total)} ${of}`}
              </Meter>
            ))}
          </dl>
        )}
      </div>
      <ThemeToggle />
    </header>
  );
}

function DocumentName({ path }: { readonly path: string }) {
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  return (
    <>
      <span class="report-folder">{path.slice(0, cut)}</span>
      {path.slice(cut)}
    </>
  );
}

function Outcome({ report }: { readonly report: Report }) {
  const open = report.findings.filter(({ waived, known }) => waived === undefined && !known);
  const count = (severity: string) => open.filter((finding) => finding.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  const excused = report.findings.length - open.length;
  return (
    <div class={`outcome ${errors > 0 ? 'outcome-bad' : 'outcome-good'}`}>
      <Icon name={errors > 0 ? 'cross' : 'check'} />
      <p>
        <strong>{errors > 0 ? counted(errors, 'error') : 'No errors'}</strong>
        <span>
          {counted(warnings, 'warning')}
          {excused > 0 && `, ${figure(excused)} excused`}
        </span>
      </p>
    </div>
  );
}
