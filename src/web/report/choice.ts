import type { Finding, Verdict } from '../../result/report.js';

type Severity = Finding['severity'];

export const panels = ['findings', 'coverage', 'changes', 'run'] as const;
export type Panel = (typeof panels)[number];

/** What the reader has chosen to see; it stands in the address after `#`, so that it can be passed on. */
export interface Choice {
  /** Looked for in operations, codes and messages. */
  readonly text: string;
  readonly verdicts: readonly Verdict[];
  readonly severities: readonly Severity[];
  readonly code: string;
  readonly panel: Panel;
  /** `METHOD path` of the operation that is looked at; empty for all. */
  readonly operation: string;
  /** The documented status that is looked at; empty for all. */
  readonly status: string;
  /** Index of the finding that is open. */
  readonly finding: number | undefined;
}

export const nothingChosen: Choice = {
  text: '',
  verdicts: [],
  severities: [],
  code: '',
  panel: 'findings',
  operation: '',
  status: '',
  finding: undefined,
};

const verdictNames: readonly Verdict[] = ['conforms', 'violates', 'refused', 'unreached', 'waived'];
const severityNames: readonly Severity[] = ['error', 'warning', 'info'];

/** Reads a choice from the fragment of an address; what is not understood is left out. */
export function readChoice(fragment: string): Choice {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const list = (name: string) => (given.get(name) ?? '').split(',');
  const finding = given.get('finding');
  return {
    text: given.get('text') ?? '',
    verdicts: verdictNames.filter((name) => list('verdict').includes(name)),
    severities: severityNames.filter((name) => list('severity').includes(name)),
    code: given.get('code') ?? '',
    panel: panels.find((name) => name === given.get('panel')) ?? nothingChosen.panel,
    operation: given.get('operation') ?? '',
    status: given.get('status') ?? '',
    finding: finding !== null && /^\d{1,9}$/.test(finding) ? Number(finding) : undefined,
  };
}

/** Writes a choice as the fragment of an address; empty where nothing is chosen. */
export function writeChoice(choice: Choice): string {
  const { text, verdicts, severities, code, panel, operation, status, finding } = choice;
  const parts = {
    text,
    verdict: verdicts.join(','),
    severity: severities.join(','),
    code,
    panel: panel === nothingChosen.panel ? '' : panel,
    operation,
    status,
    finding: finding === undefined ? '' : String(finding),
  };
  const written = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== '')).toString();
  return written === '' ? '' : `#${written}`;
}

/** A list with a name added, or taken out where it was there. */
export function toggled<Name>(names: readonly Name[], name: Name): readonly Name[] {
  return names.includes(name) ? names.filter((other) => other !== name) : [...names, name];
}
