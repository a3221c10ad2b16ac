import type { Implementation } from '../implementation.js';
import type { JsonObject } from '../json.js';
import { bodies } from './bodies.js';
import { judge, judgeState } from './judge.js';
import { MeaningWatch } from './meaning.js';
import { operations } from './operations.js';
import { requestTo, type Trial, trialsOf } from './requests.js';
import { type Received, send } from './send.js';

/** Tries all requests and all states on an implementation; the findings, each once, as `code status pointer`. */
export async function tryImplementation(implementation: Implementation): Promise<string[]> {
  const watch = new MeaningWatch(implementation);
  const findings = new Set<string>();
  for (const trial of trialsOf(implementation)) {
    const received = await send(trial.sent);
    for (const found of judgeBoth(implementation, watch, trial, received)) findings.add(found);
  }
  for (const status of operations[implementation.name].states) {
    const found = await tryState(implementation, status);
    for (const each of found) findings.add(each);
  }
  return [...findings];
}

/** The form first; only an answer that conforms says what it means. */
function judgeBoth(
  { name }: Implementation,
  watch: MeaningWatch,
  trial: Trial,
  received: Received,
): string[] {
  const formal = judge(name, trial, received);
  if (formal.length === 0 && trial.body)
    return watch.see(trial.body, JSON.parse(received.text) as JsonObject);
  if (formal.length > 0 || trial.kind === 'open') watch.forget();
  else if (received.status >= 400) watch.refused(received.status);
  return formal;
}

async function tryState(implementation: Implementation, status: string): Promise<string[]> {
  const values = await askState(implementation, status, 'setup');
  const { idName } = operations[implementation.name];
  const { smallest } = bodies[implementation.name];
  const received = await send(requestTo(implementation, smallest, String(values[idName])));
  await askState(implementation, status, 'teardown');
  return judgeState(implementation.name, status, received);
}

/** One request of the provider-state protocol; the values that it answers. */
export async function askState(
  { name, statesUrl }: Implementation,
  status: string,
  action: 'setup' | 'teardown',
): Promise<JsonObject> {
  const { method, path } = operations[name];
  const params = { operationId: 'anything', method, path, status };
  const received = await send({
    method: 'POST',
    url: statesUrl,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ state: `${method} ${path} responds ${status}`, action, params }),
  });
  if (received.status !== 200) throw new Error(`${action} of ${status} was answered ${received.status}`);
  return JSON.parse(received.text) as JsonObject;
}
