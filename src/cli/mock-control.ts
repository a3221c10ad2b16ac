import type { Command } from 'commander';
import type { MockControl } from '../mock/admin/mock-control.js';
import type { MockApi } from '../mock/mock-api.js';

/** What the options ask of a mock beyond answering from its documents. */
export interface ControlArguments {
  readonly stateful?: boolean;
  readonly state?: string;
}

/** Options for state. */
export function addControlOptions(command: Command): Command {
  return command
    .option('--stateful', 'keep what is created, changed and deleted')
    .option('--state <where>', 'keep it in this file, or at redis://… for several processes');
}

/** The control that the options ask for, and what has to be closed after the mock. Throws UsageError for a state that cannot be kept. */
export async function openControl(
  apis: readonly MockApi[],
  { stateful, state }: ControlArguments,
): Promise<MockControl & { close(): Promise<void> }> {
  const { createControl } = await import('../mock/admin/mock-control.js');
  if (!stateful && state === undefined) return { ...createControl({ apis }), close: async () => {} };
  const { openStore } = await import('../mock/state/open-store.js');
  const store = await openStore(state);
  return { ...createControl({ apis, store }), close: () => store.close() };
}
