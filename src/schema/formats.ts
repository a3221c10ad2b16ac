import type { Format } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';

const TIME = /^(\d\d):([0-5]\d):([0-5]\d|60)(?:\.\d+)?(?:z|([+-])([01]\d|2[0-3]):([0-5]\d))$/i;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * The formats that are checked; any other name is an annotation. The set is that of ajv-formats in full mode, with the
 * date and time formats held to RFC 3339 §5.6, `byte` to RFC 4648 §4 as a whole, and `regex` to what a pattern may be.
 */
export const FORMATS: Readonly<Record<string, Format>> = {
  ...fullFormats,
  time: isTime,
  'date-time': isDateTime,
  byte: BASE64,
  regex: isRegularExpression,
};

function isDateTime(text: string): boolean {
  const date = fullFormats.date as { validate: (text: string) => boolean };
  return /^.{10}t/i.test(text) && date.validate(text.slice(0, 10)) && isTime(text.slice(11));
}

/** RFC 3339 `full-time`; second 60 only where it is 23:59:60 in UTC (§5.7). */
function isTime(text: string): boolean {
  const match = TIME.exec(text);
  if (match === null || Number(match[1]) > 23) return false;
  if (match[3] !== '60') return true;
  const offset = (match[4] === '-' ? -1 : 1) * (Number(match[5] ?? 0) * 60 + Number(match[6] ?? 0));
  const minuteOfDay = Number(match[1]) * 60 + Number(match[2]) - offset;
  return (minuteOfDay + 2 * 1440) % 1440 === 1439;
}

function isRegularExpression(text: string): boolean {
  return ['u', ''].some((flags) => {
    try {
      return new RegExp(text, flags) instanceof RegExp;
    } catch {
      return false;
    }
  });
}
