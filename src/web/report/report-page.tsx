import { signal } from '@preact/signals';
import type { Finding, Report } from '../../result/report.js';
import { SearchField } from '../look/search-field.js';
import { ThemeToggle } from '../look/theme.js';
import { FindingView } from './finding-view.js';

const wanted = signal('');

export function ReportPage({ report }: { readonly report: Report }) {
  const found = report.findings.filter(holdsWanted);
  return (
    <>
      <header>
        <h1>{report.spec}</h1>
        <SearchField
          label="Find an operation or a code"
          value={wanted.value}
          onInput={(text) => {
            wanted.value = text;
          }}
        />
        <ThemeToggle />
      </header>
      <main>
        {found.map((finding) => (
          <FindingView key={finding} finding={finding} />
        ))}
      </main>
    </>
  );
}

function holdsWanted({ code, method, path, operationId }: Finding): boolean {
  return `${code} ${method} ${path} ${operationId}`.toLowerCase().includes(wanted.value.toLowerCase());
}
