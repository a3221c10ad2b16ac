import { Badge } from '../look/badge.js';
import type { ListedFinding } from './report-model.js';

/** What sets a finding apart: waived, known to the baseline, new since the report that this one is compared with. */
export function FindingTags({ listed: { finding, isNew } }: { readonly listed: ListedFinding }) {
  return (
    <>
      {finding.waived !== undefined && <Badge tone="idle">waived</Badge>}
      {finding.known && <Badge tone="idle">known</Badge>}
      {isNew && <Badge tone="note">new</Badge>}
    </>
  );
}
