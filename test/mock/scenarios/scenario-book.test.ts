import { afterEach, describe, expect, test } from '@jest/globals';
import type { Scenario } from '../../../src/mock/scenarios/scenario.js';
import { type Controlled, openControlled } from '../admin/open-controlled.js';
import { zooApi } from '../state/zoo.js';

const running: Controlled[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ mock }) => mock.close()));
});

async function open(...scenarios: Scenario[]): Promise<Controlled> {
  const apis = [{ name: 'zoo', api: zooApi(), path: 'zoo.json' }];
  const controlled = await openControlled({ apis, scenarios: { scenarios } });
  running.push(controlled);
  return controlled;
}

const read = 'GET /animals/{animalId}';
const statuses = async ({ send }: Controlled, paths: readonly string[]) => {
  const found: number[] = [];
  for (const path of paths) found.push((await send('GET', path)).status);
  return found;
};

describe('a scenario', () => {
  test('answers in turn, each answer as often as it says: 503 twice, then 200', async () => {
    const zoo = await open({
      operation: read,
      answer: [
        { status: 503, times: 2, headers: { 'Retry-After': '1' } },
        { status: 200, times: 1 },
      ],
    });
    expect((await zoo.send('GET', '/animals/10')).headers.get('retry-after')).toBe('1');
    expect(await statuses(zoo, ['/animals/10', '/animals/10', '/animals/x'])).toEqual([503, 200, 422]);
  });

  test('answers for ever where no number is said', async () => {
    const zoo = await open({ operation: read, answer: { status: 404 } });
    expect(await statuses(zoo, ['/animals/1', '/animals/2', '/animals/3'])).toEqual([404, 404, 404]);
  });

  test.each([
    { when: { parameters: { animalId: 11 } }, expected: [200, 404] },
    { when: { query: { verbose: '1' } }, expected: [200, 200] },
    { when: { headers: { 'X-Tenant': 'acme' } }, expected: [200, 200] },
  ])('applies only where $when', async ({ when, expected }) => {
    const zoo = await open({ operation: read, when, answer: { status: 404 } });
    expect(await statuses(zoo, ['/animals/10', '/animals/11'])).toEqual(expected);
  });

  test('may ask for what the body holds, and answer with a body and headers of its own', async () => {
    const zoo = await open({
      name: 'taken',
      operation: 'POST /animals',
      when: { body: { name: 'Rex' } },
      answer: { status: 409, body: { reason: 'taken' }, headers: { 'X-Why': 'name' } },
    });
    const taken = await zoo.send('POST', '/animals', { name: 'Rex', kind: 'dog' });
    expect([taken.status, taken.value, taken.headers.get('x-why')]).toEqual([
      409,
      { reason: 'taken' },
      'name',
    ]);
    expect((await zoo.send('POST', '/animals', { name: 'Max', kind: 'dog' })).status).toBe(201);
    const { value } = await zoo.send('GET', '/_tally/exchanges');
    expect((value as { exchanges: { why: string }[] }).exchanges[0]?.why).toBe('scenario taken');
  });

  test('that says nothing but how late it is leaves the answer to others', async () => {
    const zoo = await open({ operation: read, answer: { delay: 1 } });
    expect((await zoo.send('GET', '/animals/10')).value).toMatchObject({ name: 'Rex' });
  });
});

describe('at run time', () => {
  test('scenarios are added, seen with their turn, replaced and removed', async () => {
    const zoo = await open();
    const busy = { operation: read, answer: [{ status: 503, times: 1 }, { status: 404 }] };
    expect((await zoo.send('POST', '/_tally/scenarios', { scenarios: [busy] })).status).toBe(204);
    expect(await statuses(zoo, ['/animals/10'])).toEqual([503]);
    expect((await zoo.send('GET', '/_tally/scenarios')).value).toEqual({
      scenarios: [{ ...busy, turn: 1 }],
      faults: [],
    });
    await zoo.send('PUT', '/_tally/scenarios', { scenarios: [{ operation: read, answer: { status: 418 } }] });
    expect(await statuses(zoo, ['/animals/10'])).toEqual([418]);
    await zoo.send('DELETE', '/_tally/scenarios');
    expect(await statuses(zoo, ['/animals/10'])).toEqual([200]);
  });

  test('wrong ones are refused with the place, and change nothing', async () => {
    const zoo = await open({ operation: read, answer: { status: 404 } });
    const wrong = { operation: read, answer: { status: 200, body: { id: 'x' } } };
    const { status, value } = await zoo.send('PUT', '/_tally/scenarios', { scenarios: [wrong] });
    expect(status).toBe(400);
    expect((value as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toContain(
      '/scenarios/0/answer/body/id',
    );
    expect(await statuses(zoo, ['/animals/10'])).toEqual([404]);
  });
});
