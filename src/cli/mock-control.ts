import type { Command } from 'commander';
import type { MockExtension } from '../mock/mock-extension.js';

/** What the options ask of a mock beyond answering from its documents. */
export interface ControlArguments {
  readonly stateful?: boolean;
}

/** Options for state, scenarios and faults. */
export function addControlOptions(command: Command): Command {
  return command.option('--stateful', 'keep what is created, changed and deleted');
}

/** What the options asked for, in the order in which it joins in. */
export async function openControl({ stateful }: ControlArguments): Promise<readonly MockExtension[]> {
  if (!stateful) return [];
  const { createMemoryStore } = await import('../mock/state/memory-store.js');
  const { keepState } = await import('../mock/state/state-extension.js');
  return [keepState(createMemoryStore())];
}
