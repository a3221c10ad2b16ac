import { computed, signal } from '@preact/signals';
import type { ApiSummary, ExchangeSummary, OperationSummary } from '../../mock/admin/shapes.js';
import type { FaultRule } from '../../mock/faults/fault-rule.js';
import type { Scenario } from '../../mock/scenarios/scenario.js';
import { ask } from './client.js';

/** What the mock serves; absent until it has been told. */
export const apis = signal<readonly ApiSummary[] | undefined>(undefined);

/** What was asked for, the oldest first. */
export const log = signal<readonly ExchangeSummary[]>([]);

/** Answers that were picked by hand. */
export const next = signal<readonly Steered[]>([]);
export const scenarios = signal<readonly Steered[]>([]);
export const faults = signal<readonly FaultRule[]>([]);
/** Whether the faults are being changed here: then what the mock has is older. */
export const isEditingFaults = signal(false);

/** How often faults were edited: what was asked for before an edit is older than it. */
export const faultEdits = signal(0);

/** Counts up whenever what is kept was changed by hand. */
export const stateChanges = signal(0);

/** Counts up whenever a callback or webhook was sent, or all were forgotten. */
export const sentChanges = signal(0);

/** A scenario with how far it has come: the index of the answer whose turn it is. */
export type Steered = Scenario & { readonly turn: number };

/** An operation, and the API that it belongs to. */
export interface ApiOperation extends OperationSummary {
  readonly api: string;
}

export const operations = computed<readonly ApiOperation[]>(() =>
  (apis.value ?? []).flatMap(({ name, operations: own }) => own.map((each) => ({ ...each, api: name }))),
);

export async function loadApis(): Promise<void> {
  apis.value = (await ask<{ apis: ApiSummary[] }>('GET', '/apis')).apis;
}

export async function loadSteering(): Promise<void> {
  const edits = faultEdits.value;
  const [picked, file] = await Promise.all([
    ask<{ next: Steered[] }>('GET', '/next'),
    ask<{ scenarios: Steered[]; faults: FaultRule[] }>('GET', '/scenarios'),
  ]);
  next.value = picked.next;
  scenarios.value = file.scenarios;
  if (!isEditingFaults.value && faultEdits.value === edits) faults.value = file.faults;
}

/** The answer that was picked for an operation. */
export function pickedFor(api: string, operation: string): Steered | undefined {
  return next.value.find((each) => each.operation === operation && (each.api ?? api) === api);
}
