import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { zooApi } from '../state/zoo.js';
import { type Controlled, openControlled } from './open-controlled.js';
import { type EventReader, readEvents } from './read-events.js';

let zoo: Controlled;
let log: EventReader;
beforeEach(async () => {
  zoo = await openControlled({ apis: [{ name: 'zoo', api: zooApi(), path: 'zoo.json' }] });
  await zoo.send('GET', '/animals');
  log = await readEvents(zoo.mock.port, '/_tally/events');
});
afterEach(async () => {
  log.close();
  await zoo.mock.close();
});

describe('events', () => {
  test('begin with what was asked for before', async () => {
    expect(await log.next('begin')).toEqual({});
    expect(await log.next('exchange')).toMatchObject({ number: 1, target: '/animals', status: 200 });
  });

  test('tell each request with the reason of its answer and what is wrong with it', async () => {
    await log.next('exchange');
    await zoo.send('PATCH', '/animals/ten', { name: '', legs: 'many' });
    expect(await log.next('exchange')).toEqual({
      number: 2,
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      method: 'PATCH',
      target: '/animals/ten',
      api: 'zoo',
      operation: 'PATCH /animals/{animalId}',
      status: 422,
      why: expect.stringContaining('/legs'),
      errors: [
        expect.objectContaining({ in: 'body', pointer: '/name', keyword: 'minLength' }),
        expect.objectContaining({ in: 'body', pointer: '/legs', keyword: 'type' }),
        expect.objectContaining({ in: 'path', pointer: '/animalId', keyword: 'type' }),
      ],
    });
  });

  test('tell that the journal was cleared and that something was steered', async () => {
    await zoo.send('DELETE', '/_tally/exchanges');
    expect(await log.next('cleared')).toEqual({});
    await zoo.send('PUT', '/_tally/faults', { faults: [{ latency: 1 }] });
    expect(await log.next('changed')).toEqual({ what: 'faults' });
  });

  test('end with the mock, which does not wait for who listens', async () => {
    await log.next('begin');
    zoo.control.endStreams();
    await zoo.mock.close();
    await log.ended;
  });
});

describe('one exchange', () => {
  const detail = async (number: number) => (await zoo.send('GET', `/_tally/exchange?number=${number}`)).value;

  test('has its headers, its bodies as sent, and the lines of the rules it breaks', async () => {
    await zoo.send('PATCH', '/animals/10', { name: '' }, { 'X-Trace': 'abc' });
    expect(await detail(2)).toMatchObject({
      parameters: { animalId: 10 },
      request: { headers: expect.arrayContaining([['X-Trace', 'abc']]), body: { text: '{"name":""}' } },
      response: {
        headers: [['Content-Type', 'application/problem+json']],
        body: { text: expect.stringContaining('"status":422') },
      },
      errors: [{ rule: { file: 'test.json', line: 1, pointer: expect.stringContaining('/name') } }],
    });
  });

  test('has bytes that are no text in base64', async () => {
    const body = Buffer.from([0xff, 0xfe]);
    await fetch(`${zoo.mock.url}/animals`, { method: 'POST', body });
    expect(await detail(2)).toMatchObject({ request: { body: { base64: body.toString('base64') } } });
  });

  test('says what kept each scenario from applying', async () => {
    const scenario = { name: 'busy', operation: 'GET /animals', when: { query: { kind: 'cat' } } };
    await zoo.send('POST', '/_tally/scenarios', { scenarios: [{ ...scenario, answer: { status: 503 } }] });
    await zoo.send('GET', '/animals?kind=dog');
    expect(await detail(2)).toMatchObject({
      misses: [{ scenario: 'busy', differences: [`the query's kind is "dog", not "cat"`] }],
    });
  });

  test('that is not there is a 404', async () => {
    expect((await zoo.send('GET', '/_tally/exchange?number=99')).status).toBe(404);
  });
});
