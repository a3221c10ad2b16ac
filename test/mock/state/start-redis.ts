import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Redis of its own on a free loopback port. */
export interface RunningRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts Debian's redis-server, installed first where it is missing; fails with a sentence where it cannot be. */
export async function startRedis(): Promise<RunningRedis> {
  if (!hasRedis()) installRedis();
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'tally-redis-'));
  const child = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  await ready(child);
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function hasRedis(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0;
}

function installRedis(): void {
  try {
    execFileSync('apt-get', ['install', '-y', 'redis-server'], {
      stdio: 'ignore',
      timeout: 120_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    });
  } catch (error) {
    throw new Error(`These tests need redis-server, and it could not be installed: ${String(error)}`);
  }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('redis-server ended before it was ready.')));
    child.stdout?.on('data', (chunk) => {
      if (String(chunk).includes('Ready to accept connections')) resolve();
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
