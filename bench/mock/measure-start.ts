import { freePort } from './free-port.js';
import { SubjectProcess, type Usage } from './subject-process.js';
import type { ColdSubject } from './subjects.js';
import { untilAnswered } from './until-answered.js';

/** What one start of a subject showed: until its first answer, and what it had used by then. */
export interface StartRound extends Usage {
  readonly milliseconds: number;
}

/** Starts every subject in each round, one after the other, and asks it once. */
export async function measureStart(
  subjects: readonly ColdSubject[],
  rounds: number,
): Promise<ReadonlyMap<ColdSubject, readonly StartRound[]>> {
  const measured = new Map<ColdSubject, StartRound[]>(subjects.map((subject) => [subject, []]));
  for (let round = 0; round < rounds; round++) {
    for (const subject of subjects) measured.get(subject)?.push(await startOnce(subject));
  }
  return measured;
}

async function startOnce({ title, program, request }: ColdSubject): Promise<StartRound> {
  const port = await freePort();
  const started = performance.now();
  const server = new SubjectProcess(program, port);
  try {
    const status = await Promise.race([untilAnswered(port, request(0)), server.failed]);
    if (status !== 200) throw new Error(`${title}: the first answer was ${status}.`);
    return { milliseconds: performance.now() - started, ...(await server.usage()) };
  } finally {
    await server.stop();
  }
}
