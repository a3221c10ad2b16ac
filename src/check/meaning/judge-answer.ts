import { joinPointer, valueAt } from '../../source/json-pointer.js';
import type { Breach } from './breach.js';
import { compareValue } from './compare-value.js';
import type { Promises } from './promises.js';
import type { Fields } from './resource-in.js';

/** What an answer alone tells: whether it is about the id that was asked for, and whether its declared times are times. */
export function* judgeAnswer(shown: Fields, sent: Fields, promises: Promises): Generator<Breach> {
  if (promises.severityOf('returnsId') !== undefined) yield* otherIds(shown, sent, promises);
  for (const pointer of promises.meaning.isoTimes ?? []) {
    const actual = valueAt(shown, pointer);
    if (actual === undefined || actual === null || (typeof actual === 'string' && isoTime.test(actual)))
      continue;
    const message = `\`${pointer}\` is not written as ISO 8601 has times.`;
    yield { code: 'time-not-iso', rule: 'isoTimes', pointer, message, expected: 'ISO 8601', actual };
  }
}

/** Whether something stands at a pointer that is declared to be an ISO 8601 time, and is none. */
export function isNoTime(shown: Fields, pointer: string, { meaning }: Promises): boolean {
  const value = valueAt(shown, pointer);
  if (!meaning.isoTimes?.includes(pointer) || value === undefined || value === null) return false;
  return typeof value !== 'string' || !isoTime.test(value);
}

/** The first name that the answer has is the one that counts; a body that sends another id asks to be renamed. */
function* otherIds(shown: Fields, sent: Fields, { ids }: Promises): Generator<Breach> {
  for (const [name, asked] of ids) {
    if (!Object.hasOwn(shown, name)) continue;
    const actual = shown[name];
    const isRenamed = Object.hasOwn(sent, name) && String(sent[name]) !== String(asked);
    const isScalar = typeof actual === 'string' || typeof actual === 'number';
    if (isRenamed || !isScalar || compareValue(String(asked), String(actual)) !== 'different') return;
    const message = `The answer is about \`${actual}\`, not the one asked for.`;
    const pointer = joinPointer('', name);
    yield { code: 'wrong-id-returned', rule: 'returnsId', pointer, message, expected: asked, actual };
    return;
  }
}

const date = String.raw`[+-]?\d{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))`;
const time = String.raw`([01]\d|2[0-4])(:?[0-5]\d(:?([0-5]\d|60)([.,]\d+)?)?)?(Z|[+-]\d\d(:?\d\d)?)?`;
/** ISO 8601-1:2019 calendar dates with an optional time of day, in basic or extended form; a space for the T, as RFC 3339 has it. */
const isoTime = new RegExp(`^${date}([T ]${time})?$`, 'i');
