import type { Command } from 'commander';
import type { MockExtension } from '../mock/mock-extension.js';

/** What the options ask of a mock beyond answering from its documents. */
export interface ControlArguments {
  readonly stateful?: boolean;
  readonly state?: string;
}

/** What joins in answering, and what has to be closed after the mock. */
export interface MockControl {
  readonly extensions: readonly MockExtension[];
  close(): Promise<void>;
}

/** Options for state. */
export function addControlOptions(command: Command): Command {
  return command
    .option('--stateful', 'keep what is created, changed and deleted')
    .option('--state <where>', 'keep it in this file, or at redis://… for several processes');
}

/** What the options asked for, in the order in which it joins in. Throws UsageError for a state that cannot be kept. */
export async function openControl({ stateful, state }: ControlArguments): Promise<MockControl> {
  if (!stateful && state === undefined) return { extensions: [], close: async () => {} };
  const { openStore } = await import('../mock/state/open-store.js');
  const { keepState } = await import('../mock/state/state-extension.js');
  const store = await openStore(state);
  return { extensions: [keepState(store)], close: () => store.close() };
}
