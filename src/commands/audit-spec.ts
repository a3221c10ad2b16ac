import type { OnStep } from '../diagnostics/on-step.js';
import type { Operation } from '../openapi/api.js';
import { type DocumentNode, placeOf } from '../openapi/document-node.js';
import type { Audit, LoosePlace, OperationAudit } from '../result/audit.js';
import { positionAt } from '../source/position.js';
import { auditOperation } from './audit/audit-operation.js';
import type { Fault } from './audit/breach.js';
import { JudgedBodies } from './audit/judged-bodies.js';
import { openSpecAnywhere, type SpecOptions } from './open-spec.js';

export interface AuditSpecOptions extends SpecOptions {
  /** Told of each operation. */
  readonly onStep?: OnStep;
}

/**
 * Measures how much a document protects: the mock's answers are broken in each way once, and what the check lets pass shows
 * where the document could say more. Throws {@link UsageError} for what cannot be read.
 */
export async function auditSpec(spec: string, options: AuditSpecOptions = {}): Promise<Audit> {
  const { api, path } = await openSpecAnywhere(spec, options);
  const operations: OperationAudit[] = [];
  const places = new Map<string, LooseGroup>();
  const bodies = new JudgedBodies();
  for (const [index, operation] of api.operations.entries()) {
    options.onStep?.(index, api.operations.length, `${operation.method} ${operation.path}`);
    const { made, survivors, notAudited } = auditOperation(operation, bodies);
    const caught = made - survivors.length;
    const { id: operationId, method, path: template } = operation;
    operations.push({
      operationId,
      method,
      path: template,
      strength: percentOf(caught, made),
      made,
      caught,
      notAudited,
    });
    for (const { status, fault } of survivors) note(places, operation, status, fault);
  }
  const made = operations.reduce((sum, one) => sum + one.made, 0);
  const caught = operations.reduce((sum, one) => sum + one.caught, 0);
  const loosePlaces = [...places.values()].map(toLoosePlace).sort((a, b) => b.survived - a.survived);
  return { version: 1, spec: path, strength: percentOf(caught, made), made, caught, operations, loosePlaces };
}

interface LooseGroup {
  readonly fault: Fault;
  readonly status: string;
  readonly operations: Set<string>;
  survived: number;
}

function note(places: Map<string, LooseGroup>, { method, path }: Operation, status: string, fault: Fault) {
  const { kind, rule } = fault;
  const key = `${kind} ${rule.file.source.path}#${rule.pointer}`;
  const group = places.get(key) ?? { fault, status, operations: new Set(), survived: 0 };
  group.operations.add(`${method} ${path}`);
  group.survived++;
  places.set(key, group);
}

function toLoosePlace({ fault, status, operations, survived }: LooseGroup): LoosePlace {
  const { kind, rule, label, fix } = fault;
  return {
    kind,
    schemaPointer: rule.pointer,
    place: inWords(rule),
    example: `${status}: ${label}`,
    fix,
    survived,
    operations: [...operations],
  };
}

function inWords(rule: DocumentNode): string {
  const place = placeOf(rule, 'key');
  const { line, column } = positionAt(place.source, place.range?.start ?? 0);
  return `${place.source.path}:${line}:${column}`;
}

function percentOf(caught: number, made: number): number {
  return made === 0 ? 100 : Math.floor((caught / made) * 100);
}
