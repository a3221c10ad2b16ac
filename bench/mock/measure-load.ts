import { Connections } from '../send-load.js';
import { freePort } from './free-port.js';
import { SubjectProcess } from './subject-process.js';
import { bare, type Subject } from './subjects.js';
import { untilAnswered } from './until-answered.js';

/** What one subject showed in one round. */
export interface LoadRound {
  /** Processor time of the server for a request. */
  readonly microseconds: number;
  /** That beside what bare `node:http` needed a moment before. */
  readonly ratio: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly megabytes: number;
}

type Once = Omit<LoadRound, 'ratio'>;

const connections = 32;
const requestsToWarmUp = 20_000;
const requestsPerRound = 1_000;

/** Asks every subject in short rounds, one after the other, each beside bare `node:http`. */
export async function measureLoad(
  subjects: readonly Subject[],
  rounds: number,
): Promise<ReadonlyMap<Subject, readonly LoadRound[]>> {
  const servers = new Map<string, Server>();
  const all = [bare, ...subjects];
  try {
    for (const subject of all) {
      const server = servers.get(keyOf(subject)) ?? (await Server.start(subject));
      servers.set(keyOf(subject), server);
      await server.ask(subject, requestsToWarmUp);
    }
    const measured = new Map<Subject, LoadRound[]>(all.map((subject) => [subject, []]));
    for (let round = 0; round < rounds; round++) {
      for (const subject of all) {
        const beside = await serverOf(bare).ask(bare, requestsPerRound);
        const own = subject === bare ? beside : await serverOf(subject).ask(subject, requestsPerRound);
        measured.get(subject)?.push({ ...own, ratio: own.microseconds / beside.microseconds });
      }
    }
    return measured;
  } finally {
    for (const server of servers.values()) await server.stop();
  }

  function serverOf(subject: Subject): Server {
    return servers.get(keyOf(subject)) as Server;
  }
}

function keyOf({ program }: Subject): string {
  return program.join(' ');
}

class Server {
  private constructor(
    readonly process: SubjectProcess,
    readonly port: number,
  ) {}

  static async start({ program, request }: Subject): Promise<Server> {
    const port = await freePort();
    const server = new Server(new SubjectProcess(program, port), port);
    await Promise.race([untilAnswered(port, request(0)), server.process.failed]);
    return server;
  }

  async ask({ title, request, share = 1 }: Subject, requests: number): Promise<Once> {
    const count = Math.round(requests * share);
    const load = await Connections.open(this.port, connections);
    // A connection costs its first request more.
    await load.send(request, connections);
    const before = await this.process.usage();
    const { seconds, latencies, status, strays } = await load.send(request, count);
    const after = await this.process.usage();
    load.close();
    if (strays > 0) throw new Error(`${title}: ${strays} answers were not ${status}.`);
    return {
      microseconds: (after.microseconds - before.microseconds) / count,
      perSecond: count / seconds,
      p50: latencies[Math.floor(count * 0.5)] as number,
      p99: latencies[Math.floor(count * 0.99)] as number,
      megabytes: after.megabytes,
    };
  }

  stop(): Promise<void> {
    return this.process.stop();
  }
}
