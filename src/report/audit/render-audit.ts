import type { Audit } from '../../result/audit.js';

/** How `tally audit` can print. */
export type AuditFormat = 'text' | 'json';

/** Places that are listed in text; the JSON has them all. */
const shownPlaces = 30;

export function renderAudit(format: AuditFormat, audit: Audit): string {
  return format === 'json' ? `${JSON.stringify(audit, null, 2)}\n` : renderAuditText(audit);
}

/** The weakest operations first, then the places to tighten, then the whole. */
function renderAuditText({ spec, strength, made, caught, operations, loosePlaces }: Audit): string {
  const weakestFirst = [...operations].sort((a, b) => a.strength - b.strength);
  const left = loosePlaces.length - shownPlaces;
  return [
    'strength  breaches caught  operation',
    ...weakestFirst.map((one) => {
      const counts = `${one.caught} of ${one.made}`;
      return `${String(one.strength).padStart(6)} %  ${counts.padEnd(15)}  ${one.method} ${one.path}`;
    }),
    ...operations.flatMap(({ method, path, notAudited }) =>
      notAudited.map((reason) => `not audited: ${method} ${path} ${reason}`),
    ),
    '',
    ...loosePlaces.slice(0, shownPlaces).flatMap(({ place, example, fix, survived, operations: shared }) => {
      const [first = ''] = shared;
      const others = shared.length === 1 ? '' : ` and ${shared.length - 1} more`;
      return [`${place} lets ${survived} through`, `  ${first}${others} ${example}`, `  fix: ${fix}`];
    }),
    ...(left > 0 ? [`… and ${left} more places; --format json lists them all.`] : []),
    ...(loosePlaces.length > 0 ? [''] : []),
    `${spec}: strength ${strength} %, ${caught} of ${made} breaches are caught`,
    '',
  ].join('\n');
}
