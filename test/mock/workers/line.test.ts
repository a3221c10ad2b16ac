import { setImmediate as breath } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { type Asker, Line, type Port } from '../../../src/mock/workers/line.js';

/** Two ports that are each other's other end; what is sent arrives later, as a structured clone. */
function portPair(): [Port, Port] {
  const listeners: ((message: unknown) => void)[][] = [[], []];
  const portOf = (own: 0 | 1): Port => ({
    send: (message) => {
      const copy = structuredClone(message);
      setImmediate(() => listeners[1 - own]?.forEach((listener) => void listener(copy)));
    },
    listen: (listener) => void listeners[own]?.push(listener),
  });
  return [portOf(0), portOf(1)];
}

const silent = async () => undefined;

test('both ends ask, and each question gets its own answer', async () => {
  const [here, there] = portPair();
  const a = new Line(here, async (question) => `a: ${question}`);
  const b = new Line(there, async (question) => `b: ${question}`);
  const answers = await Promise.all(['1', '2'].flatMap((text) => [a.ask(text).answer, b.ask(text).answer]));
  expect(answers).toEqual(['b: 1', 'a: 1', 'b: 2', 'a: 2']);
});

test('a failure is told as one', async () => {
  const [here, there] = portPair();
  const a = new Line(here, silent);
  new Line(there, async () => {
    throw new Error('It is broken.');
  });
  await expect(a.ask(1).answer).rejects.toThrow('It is broken.');
});

test('events come until the asker leaves, and its answerer is told', async () => {
  const [here, there] = portPair();
  const a = new Line(here, silent);
  let asker: Asker | undefined;
  let hasLeft = false;
  new Line(there, async (_question, who) => {
    asker = who;
    who.tell('before');
    who.onLeave(() => {
      hasLeft = true;
    });
    return 'open';
  });
  const events: unknown[] = [];
  const asked = a.ask(1, (event) => events.push(event));
  expect(await asked.answer).toBe('open');
  asker?.tell('after');
  await breath();
  await breath();
  asked.leave();
  asker?.tell('unheard');
  await breath();
  await breath();
  expect([events, hasLeft]).toEqual([['before', 'after'], true]);
});

test('where the other end has gone, no question waits for ever, and whoever it asked here is left', async () => {
  const [here, there] = portPair();
  let hasLeft = false;
  const a = new Line(here, async (_question, who) => {
    who.onLeave(() => {
      hasLeft = true;
    });
  });
  const b = new Line(there, () => new Promise(() => undefined));
  await b.ask(1).answer;
  const { answer } = a.ask(1);
  a.close();
  await expect(answer).rejects.toThrow('The process that was asked has ended.');
  expect(hasLeft).toBe(true);
});
