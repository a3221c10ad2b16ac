import type { DocumentNode } from '../../openapi/document-node.js';
import type { RawFinding } from '../raw-finding.js';
import { type Breach, toFinding, type Witness } from './breach.js';
import type { Promises } from './promises.js';

/** Tells the breaches that one look at the resource shows, so that one cause becomes one finding. */
export type BreachTeller = (breaches: readonly Breach[], witness: Witness) => RawFinding[];

/**
 * Of one look the first kind of breach is told, of one property the kind that was seen first. Properties of which none held share a
 * cause, also where they are seen one by one later.
 */
export function openTeller(promises: Promises): BreachTeller {
  const kinds = new Map<string, string>();
  const shared = new Map<string, { rule: DocumentNode; pointers: Set<string> }>();

  function withCause(breach: Breach, finding: RawFinding): RawFinding {
    if (breach.isWholesale) {
      const cause = shared.get(breach.code) ?? { rule: finding.rule, pointers: new Set() };
      shared.set(breach.code, cause);
      cause.pointers.add(finding.pointer);
    }
    const cause = shared.get(breach.code);
    return cause?.pointers.has(finding.pointer) ? { ...finding, rule: cause.rule } : finding;
  }

  return (breaches, witness) => {
    const first = breaches.find(({ code }) => !alone.has(code))?.code;
    return breaches.flatMap((breach) => {
      const finding = toFinding(breach, promises, witness);
      const kind = kinds.get(finding.pointer) ?? breach.code;
      if (!alone.has(breach.code) && (breach.code !== first || breach.code !== kind)) return [];
      kinds.set(finding.pointer, kind);
      return [withCause(breach, finding)];
    });
  };
}

/** Kinds that no other kind can bring about. */
const alone: ReadonlySet<string> = new Set(['time-not-iso']);
