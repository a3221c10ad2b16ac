import cluster from 'node:cluster';
import { once } from 'node:events';
import { UsageError } from '../diagnostics/usage-error.js';
import type { Port } from '../mock/workers/line.js';
import type { ExitCode } from './command.js';
import type { Io } from './io.js';

/** How a serving command is spread over processes. */
export type WorkerRole = 'alone' | 'primary' | 'worker';

/** What this process is, where `count` workers are asked for. */
export function workerRole(count: number): WorkerRole {
  if (cluster.isWorker) return 'worker';
  return count > 1 ? 'primary' : 'alone';
}

/** Only the first worker speaks: the others would say the same. */
export function workerIo(io: Io): Io {
  const silent = () => undefined;
  return cluster.worker?.id === 1 ? io : { ...io, out: silent, err: silent };
}

/** How long the first worker may take to say what another has found as well, in milliseconds. */
const speakingTime = 2_000;

/** The exit code of what a worker does; only of the first one is it told why it could not run. */
export async function sayOnce(work: Promise<void>): Promise<ExitCode> {
  try {
    await work;
    return 0;
  } catch (error) {
    if (cluster.worker?.id === 1 || !(error instanceof UsageError)) throw error;
    return 2;
  }
}

/**
 * Runs this very command in so many processes that share its port, with `env` beside the environment, until it is stopped. A worker that ends by itself is replaced;
 * one that could not begin ends them all, and {@link UsageError} is thrown. `join` is told of each, and what it returns is called when that one has gone.
 */
export async function runWorkers(
  count: number,
  io: Io,
  { env, join }: { readonly env: Readonly<Record<string, string>>; join(port: Port): () => void },
): Promise<void> {
  let isStopping = false;
  const notStarted = new UsageError('The mock could not be started.');
  let failed: (error: UsageError) => void = () => undefined;
  const failure = new Promise<never>((_resolve, reject) => {
    failed = reject;
  });
  // Bodies are bytes, which JSON does not carry.
  cluster.setupPrimary({ serialization: 'advanced' });
  const fork = (): void => {
    const worker = cluster.fork(env);
    const leave = join({
      send: (message) => void (worker.isConnected() && worker.send(message as object, hasGone)),
      listen: (listener) => void worker.on('message', listener),
    });
    worker.once('exit', leave);
  };
  cluster.on('exit', (worker, code) => {
    if (isStopping) return;
    // A worker that never listened has said why; where it was another, the first is about to.
    if (code === 2) setTimeout(() => failed(notStarted), cluster.workers?.[1] ? speakingTime : 0);
    else {
      io.err(`Worker ${worker.id} ended with ${code}; another takes its place.\n`);
      fork();
    }
  });
  for (let index = 0; index < count; index++) fork();
  try {
    await Promise.race([io.untilStopped(), failure]);
  } finally {
    isStopping = true;
    const running = Object.values(cluster.workers ?? {}).flatMap((worker) => (worker ? [worker] : []));
    await Promise.all(
      running.map(async (worker) => {
        const ended = once(worker, 'exit');
        worker.process.kill('SIGTERM');
        await ended;
      }),
    );
  }
}

/** Of a message to a process that is about to end: that it has ended is told otherwise. */
const hasGone = (): void => undefined;

/** How a worker talks to the primary process. */
export function primaryPort(): Port {
  return {
    send: (message) => void (process.connected && process.send?.(message, undefined, undefined, hasGone)),
    listen: (listener) => void process.on('message', listener),
  };
}

/** Lets a worker end: until then its channel to the primary process keeps it. */
export function leaveWorkers(): void {
  cluster.worker?.disconnect();
}
