const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const MINUTES_A_DAY = 24 * 60;

/** A UUID as RFC 9562 writes it, in either case. */
export function isUuid(value: string): boolean {
  return UUID.test(value);
}

/** An instant as RFC 3339 section 5.6 writes it; second 60 only at the end of a UTC day. */
export function isDateTime(value: string): boolean {
  const parts = DATE_TIME.exec(value);
  if (!parts) return false;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [offsetHours, offsetMinutes] = [Number(parts[8] ?? 0), Number(parts[9] ?? 0)];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return false;
  if (hour > 23 || minute > 59 || second > 60 || offsetHours > 23 || offsetMinutes > 59) return false;
  const offset = (offsetHours * 60 + offsetMinutes) * (parts[7] === '-' ? -1 : 1);
  const minuteOfUtcDay = (hour * 60 + minute - offset + 2 * MINUTES_A_DAY) % MINUTES_A_DAY;
  return second < 60 || minuteOfUtcDay === MINUTES_A_DAY - 1;
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
