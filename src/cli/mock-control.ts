import type { Command } from 'commander';
import type { AdminAccess } from '../mock/admin/admin-guard.js';
import type { MockControl } from '../mock/admin/mock-control.js';
import type { StateStore } from '../mock/state/state-store.js';
import type { HubLink } from '../mock/workers/hub-link.js';
import type { ServedControl } from '../mock/workers/worker-control.js';
import { each, hostName } from './arguments.js';
import type { Io } from './io.js';
import type { ServedFiles } from './mock-files.js';

/** What the options ask of a mock beyond answering from its documents. */
export interface ControlArguments {
  readonly stateful?: boolean;
  readonly state?: string;
  readonly scenario?: readonly string[];
  readonly replay?: string;
  readonly console: boolean;
  readonly consoleHost?: readonly string[];
  readonly callbackHost?: readonly string[];
  readonly seed?: string;
}

/** Options for state, scenarios, faults, recordings, callbacks and the console. */
export function addControlOptions(command: Command): Command {
  return command
    .optionsGroup('State and scenarios:')
    .option('--stateful', 'keep what is created, changed and deleted')
    .option('--state <where>', 'keep it in this file, or at redis://… for several processes')
    .option('--scenario <file>', 'answers and faults in YAML, JSON or *.mock.ts; repeatable', each)
    .option('--replay <har>', 'answer from a recording, and from the documents what it does not hold')
    .optionsGroup('Who is called back, and who may steer:')
    .option(
      '--callback-host <name>',
      'a host besides this machine that callbacks and webhooks may go to; repeatable',
      hostName,
    )
    .option('--no-console', 'no page at /_tally, where a person sees and steers what is answered')
    .option(
      '--console-host <name>',
      'a name by which other machines may reach /_tally, which steers all answers; repeatable',
      hostName,
    );
}

/**
 * The control that the options ask for, and what has to be closed after the mock. Throws UsageError for files that are
 * wrong and for a state that cannot be kept.
 */
export async function openControl(
  { apis, scenarios }: ServedFiles,
  options: ControlArguments,
  scheme: 'http' | 'https',
  io: Io,
): Promise<{ readonly control: MockControl; close(): Promise<void> }> {
  const { replay, seed } = options;
  const { createControl } = await import('../commands/create-control.js');
  const recording =
    replay === undefined
      ? undefined
      : (await import('../commands/open-recording.js')).openRecording(replay, apis);
  if (recording?.note !== undefined) io.err(`note: ${recording.note}\n`);
  const store = await openStore(options);
  const control = createControl({
    apis,
    ...(scenarios ? { scenarios } : {}),
    ...(recording ? { recording: recording.recording } : {}),
    ...(store ? { store } : {}),
    ...(seed === undefined ? {} : { seed }),
    access: accessOf(options),
    callbackHosts: (options.callbackHost ?? []).map((name) => name.toLowerCase()),
    scheme,
  });
  return { control, close: async () => store?.close() };
}

/** The same for one of several workers, which the hub steers. */
export async function openWorkerControl(
  options: ControlArguments,
  link: HubLink,
): Promise<{ readonly control: ServedControl; close(): Promise<void> }> {
  const { createWorkerControl } = await import('../mock/workers/worker-control.js');
  const store = await openStore(options);
  const control = createWorkerControl(link, { ...(store ? { store } : {}), access: accessOf(options) });
  return { control, close: async () => store?.close() };
}

async function openStore({ stateful, state }: ControlArguments): Promise<StateStore | undefined> {
  if (!stateful && state === undefined) return undefined;
  return (await import('../mock/state/open-store.js')).openStore(state);
}

function accessOf({ console, consoleHost = [] }: ControlArguments): AdminAccess {
  return { console, hosts: consoleHost.map((name) => name.toLowerCase()) };
}
