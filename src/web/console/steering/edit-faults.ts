import { signal } from '@preact/signals';
import type { FaultRule } from '../../../mock/faults/fault-rule.js';
import { ask } from '../client.js';
import { faultEdits, faults, isEditingFaults, loadSteering } from '../model.js';

/** Whether the mock does what is shown. */
export const saving = signal<'saved' | 'saving' | { readonly refused: string }>('saved');

/** How long nothing is moved before the mock is told, in milliseconds. */
const pause = 150;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows other rules at once, and tells the mock when they are settled. */
export function setFaults(rules: readonly FaultRule[]): void {
  faults.value = rules;
  isEditingFaults.value = true;
  faultEdits.value++;
  saving.value = 'saving';
  clearTimeout(timer);
  timer = setTimeout(save, pause);
}

async function save(): Promise<void> {
  const rules = faults.value;
  try {
    await ask('PUT', '/faults', { faults: rules });
    if (faults.value !== rules) return;
    isEditingFaults.value = false;
    saving.value = 'saved';
  } catch (error) {
    saving.value = { refused: (error as Error).message };
  }
}

/** Gives up what was refused for what is in force. */
export function undoFaults(): void {
  isEditingFaults.value = false;
  saving.value = 'saved';
  loadSteering();
}
