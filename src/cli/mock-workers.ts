import cluster from 'node:cluster';
import { once } from 'node:events';
import { UsageError } from '../diagnostics/usage-error.js';
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

/**
 * Runs this very command in so many processes that share its port, with `env` beside the environment, until it is stopped. A worker that ends by itself is replaced;
 * one that could not begin ends them all. Throws {@link UsageError} then.
 */
export async function runWorkers(
  count: number,
  io: Io,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  let isStopping = false;
  let failed: (error: UsageError) => void = () => undefined;
  const failure = new Promise<never>((_resolve, reject) => {
    failed = reject;
  });
  cluster.on('exit', (worker, code) => {
    if (isStopping) return;
    // A worker that never listened has said why.
    if (code === 2) failed(new UsageError('The mock could not be started.'));
    else {
      io.err(`Worker ${worker.id} ended with ${code}; another takes its place.\n`);
      cluster.fork(env);
    }
  });
  for (let index = 0; index < count; index++) cluster.fork(env);
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

/** Lets a worker end: until then its channel to the primary process keeps it. */
export function leaveWorkers(): void {
  cluster.worker?.disconnect();
}
