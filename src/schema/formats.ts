import type { Format } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';

const TIME = /^(\d\d):([0-5]\d):([0-5]\d|60)(?:\.\d+)?(?:z|([+-])([01]\d|2[0-3]):([0-5]\d))$/i;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Mailboxes of RFC 5321 §4.1.2 that the usual expression does not know: a quoted local part, an address literal. */
const QUOTED_LOCAL_PART = /^"(?:[ !#-[\]-~]|\\[ -~])*"(?=@)/;
const ADDRESS_LITERAL = /(?<=@)\[(?:IPv6:([0-9A-Fa-f:.]+)|(\d{1,3}(?:\.\d{1,3}){3}))\]$/;
/** RFC 6570 §2, with the apostrophe of its erratum 6937. */
const URI_TEMPLATE =
  /^(?:[!#$&-;=?-[\]_a-z~'\u00A0-\u{10FFFF}]|%[0-9a-f]{2}|\{[+#./;?&=,!@|]?(?:[\w.]|%[0-9a-f]{2})+(?::[1-9]\d{0,3}|\*)?(?:,(?:[\w.]|%[0-9a-f]{2})+(?::[1-9]\d{0,3}|\*)?)*\})*$/iu;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * The formats that are checked; any other name is an annotation. The set is that of ajv-formats in full mode, with the
 * date and time formats held to RFC 3339 §5.6, `byte` to RFC 4648 §4 as a whole, `email` to RFC 5321 §4.1.2, `uuid` without
 * a URN around it, and `regex` to what a pattern may be.
 */
export const FORMATS: Readonly<Record<string, Format>> = {
  ...fullFormats,
  time: isTime,
  'date-time': isDateTime,
  byte: BASE64,
  uuid: UUID,
  email: isEmail,
  'uri-template': URI_TEMPLATE,
  regex: isRegularExpression,
};

function isEmail(text: string): boolean {
  const literal = ADDRESS_LITERAL.exec(text);
  if (literal !== null) {
    const [, version6, version4] = literal;
    const address = version6 === undefined ? [fullFormats.ipv4, version4] : [fullFormats.ipv6, version6];
    if (!(address[0] as RegExp).test(address[1] as string)) return false;
  }
  const ordinary = text.replace(QUOTED_LOCAL_PART, 'a').replace(ADDRESS_LITERAL, 'example.com');
  return (fullFormats.email as RegExp).test(ordinary);
}

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
