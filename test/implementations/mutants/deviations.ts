import { emptyAnswer, jsonAnswer } from '../answers.js';
import { bearerToken } from '../credentials.js';
import type { Json, JsonObject } from '../json.js';
import type { Answer, Incoming, Reading, Reason, SegmentApi } from '../segment-api.js';
import { StoreFailure } from '../segment-store.js';
import { type Fault, isObject, type Rule } from '../value-rules.js';
import type { Mutant } from './mutant.js';

type Deviate = Mutant['deviate'];

/** Touches every answer of one status. */
export function onStatus(status: number, touch: (answer: Answer) => Partial<Answer>): Deviate {
  return (correct) => ({
    finish: (answer, request, store) => {
      const finished = correct.finish(answer, request, store);
      return finished.status === status ? { ...finished, ...touch(finished) } : finished;
    },
  });
}

/** Answers a successful update with another status, but only if its body holds a certain text. */
export function statusWhenSent(text: string, status: number): Deviate {
  return (correct) => ({
    finish: (answer, request, store) => {
      const finished = correct.finish(answer, request, store);
      return finished.status === 200 && request.bytes.includes(text) ? { ...finished, status } : finished;
    },
  });
}

/** Changes the JSON body of every answer of one status. */
export function bodyOn(status: number, change: (body: JsonObject) => Json): Deviate {
  return onStatus(status, ({ body }) => (isObject(body) ? { body: change(body) } : {}));
}

/** Writes the JSON body of one status as other text. */
export function textOn(status: number, rewrite: (text: string) => string): Deviate {
  return onStatus(status, ({ body }) => ({ text: rewrite(JSON.stringify(body)) }));
}

/** An object without one of its properties. */
export function without(value: Json | undefined, name: string): JsonObject {
  return Object.fromEntries(Object.entries(isObject(value) ? value : {}).filter(([key]) => key !== name));
}

/** Lets one broken rule pass, and goes on as if the top-level property that breaks it had not been sent. */
export function forgives(pointer: RegExp, rule: Rule): Deviate {
  const isForgiven = (fault: Fault) => fault.rule === rule && pointer.test(fault.pointer);
  return (correct) => ({
    check: (body) => correct.check(body).filter((fault) => !isForgiven(fault)),
    change: (fields, body) => {
      const forgiven = correct.check(body).filter(isForgiven);
      const heeded = forgiven.reduce((rest, fault) => without(rest, fault.pointer.split('/')[1] ?? ''), body);
      return correct.change(fields, heeded);
    },
  });
}

/** Takes a body for what another reading makes of it. */
export function readsAs(reading: (body: JsonObject) => JsonObject): Deviate {
  const read = (body: Json) => (isObject(body) ? reading(body) : body);
  return (correct) => ({
    check: (body) => correct.check(read(body)),
    change: (fields, body) => correct.change(fields, reading(body)),
  });
}

/** Reads text that spells a number, true or false as what it spells, in one property. */
export function converts(name: string): Deviate {
  return readsAs((body) => {
    const value = body[name];
    const isSpelling = typeof value === 'string' && /^(-?\d+|true|false)$/.test(value);
    return isSpelling ? { ...body, [name]: JSON.parse(value) as Json } : body;
  });
}

/** Refuses a body although it breaks no rule. */
export function refusesBody(pointer: string, when: (body: JsonObject) => boolean): Deviate {
  return (correct) => ({
    check: (body) => {
      const faults = correct.check(body);
      if (faults.length > 0 || !isObject(body) || !when(body)) return faults;
      return [{ pointer, rule: 'prose', message: 'is not accepted' }];
    },
  });
}

/** Fails inside when a body that breaks no rule is stored. */
export function failsOn(when: (body: JsonObject) => boolean): Deviate {
  return (correct) => ({
    change: (fields, body) => {
      if (when(body)) throw new StoreFailure('The segment could not be written.');
      return correct.change(fields, body);
    },
  });
}

/** Takes a body that cannot be read, refused for one reason, another way. */
export function onUnreadable(reason: Reason, instead: Reading): Deviate {
  return (correct) => ({
    read: (request, bodyLimit) => {
      const reading = correct.read(request, bodyLimit);
      return 'refusal' in reading && reading.refusal.reason === reason ? instead : reading;
    },
  });
}

/** Takes a body that is a list another way. */
export function onList(instead: Reading): Deviate {
  return (correct) => ({
    read: (request, bodyLimit) => {
      const reading = correct.read(request, bodyLimit);
      return 'value' in reading && Array.isArray(reading.value) ? instead : reading;
    },
  });
}

export const AS_EMPTY: Reading = { value: {} };
export const AS_FAILURE: Reading = { refusal: { reason: 'failure' } };

/** Opens to a bearer token that only resembles the right one. */
export function acceptsToken(resembles: (given: string, right: string) => boolean): Deviate {
  return (correct) => ({
    authorises: (scheme, headers) => {
      const given = bearerToken(headers);
      return given !== undefined && resembles(given, correct.credentials[scheme] ?? '');
    },
  });
}

/** Opens to a request without one header; with it, as it should. */
export function opensWithout(header: string): Deviate {
  return (correct) => ({
    authorises: (scheme, headers) => headers[header] === undefined || correct.authorises(scheme, headers),
  });
}

/** Answers a method that the page does not offer as if it were offered, whatever the id. */
export function offersMethod(method: string, status: 200 | 204): Deviate {
  return (correct) => ({
    otherMethod: (request) => {
      if (request.method !== method) return correct.otherMethod(request);
      return status === 204 ? emptyAnswer(204) : jsonAnswer(200, {});
    },
  });
}

/** Makes a segment for an id that never existed; removed ones stay unknown. */
export const createsUnknown: Deviate = (correct) => ({
  find: (store, id) => {
    const found = correct.find(store, id);
    const model = store.get(correct.knownId);
    return found ?? (model && !store.wasRemoved(id) ? { ...model, id } : undefined);
  },
});

/** Leaves one property of the update unheeded. */
export function forgets(name: string): Deviate {
  return (correct) => ({ change: (fields, body) => correct.change(fields, without(body, name)) });
}

/** Keeps a text as another one; `undefined` leaves the property unheeded. */
export function rewrites(name: string, rewrite: (text: string) => string | undefined): Deviate {
  return (correct) => ({
    change: (fields, body) => {
      const text = body[name];
      const kept = typeof text === 'string' ? rewrite(text) : text;
      return correct.change(fields, kept === undefined ? without(body, name) : { ...body, [name]: kept });
    },
  });
}

/** Sets a property that was not sent to a value of its own. */
export function wipes(name: string, value: Json): Deviate {
  return (correct) => ({
    change: (fields, body) => ({
      ...correct.change(fields, body),
      ...(!Object.hasOwn(body, name) && { [name]: value }),
    }),
  });
}

/** Shows a property of the 200 answer in another way. */
export function shows(name: string, value: (segment: JsonObject) => Json): Deviate {
  return bodyOn(200, (body) => ({ ...body, [name]: value(body) }));
}

/** Pays no heed to a temporary condition. */
export function disregards(condition: 'maintenance' | 'rateLimited'): Deviate {
  return (correct: SegmentApi) => ({
    obstacle: (conditions) => correct.obstacle({ ...conditions, [condition]: false }),
  });
}

/** Breaks the delivery of the answers of one status; those to a certain kind of request, if one is named. */
export function delivers(
  delivery: Answer['delivery'],
  status: number,
  when: (request: Incoming) => boolean = () => true,
): Deviate {
  return (correct) => ({
    finish: (answer, request, store) => {
      const finished = correct.finish(answer, request, store);
      return finished.status === status && when(request) ? { ...finished, delivery } : finished;
    },
  });
}

/** Whether a body was sent that is no JSON text. */
export function isNotJson({ bytes, size }: Incoming): boolean {
  if (size === 0) return false;
  try {
    JSON.parse(bytes.toString());
    return false;
  } catch {
    return true;
  }
}

/** Writes one status in Latin-1, with a letter that is no UTF-8. */
export function latinOn(status: number): Deviate {
  return onStatus(status, ({ body }) => ({
    text: Buffer.from(JSON.stringify({ ...(isObject(body) && body), note: 'Grüße' }), 'latin1'),
  }));
}

/** Fails on bodies of a certain look, whether or not they break a rule. */
export function failsOnBytes(when: (bytes: Buffer, size: number) => boolean): Deviate {
  return (correct) => ({
    read: (request, bodyLimit) =>
      when(request.bytes, request.size) ? AS_FAILURE : correct.read(request, bodyLimit),
  });
}

/** Whether JSON text is nested deeper than so many levels; brackets in its strings count, too. */
export function isNestedDeeper(levels: number): (bytes: Buffer) => boolean {
  return (bytes) => {
    let depth = 0;
    return bytes.some((byte) => {
      if (byte === 0x5b || byte === 0x7b) depth += 1;
      if (byte === 0x5d || byte === 0x7d) depth -= 1;
      return depth > levels;
    });
  };
}

/** Refuses with one status as it should, but has written what could be written. */
export function writesBehind(status: number): Deviate {
  return (correct) => ({
    finish: (answer, request, store) => {
      const finished = correct.finish(answer, request, store);
      const reading = correct.read(request, request.size);
      if (finished.status !== status || !('value' in reading) || !isObject(reading.value)) return finished;
      const body = correct.check(reading.value).reduce((rest, fault) => {
        return without(rest, fault.pointer.split('/')[1] ?? '');
      }, reading.value);
      const segment = correct.find(store, request.id ?? String(body[correct.idName]));
      if (segment) store.save(segment, correct.change(segment.fields, body));
      return finished;
    },
  });
}

/** Answers with one property as it was before the update. */
export function showsBefore(name: string): Deviate {
  return (correct) => {
    let before: JsonObject = {};
    return {
      change: (fields, body) => {
        before = fields;
        return correct.change(fields, body);
      },
      present: (segment) => {
        const old = before[name];
        return correct.present(
          old === undefined ? segment : { ...segment, fields: { ...segment.fields, [name]: old } },
        );
      },
    };
  };
}

/** Answers with the update of one property, which is lost by the next request. */
export function losesUpdateOf(name: string): Deviate {
  return (correct) => ({
    find: (store, id) => {
      const found = correct.find(store, id);
      const first = correct.seed()[0]?.fields[name];
      return found && first !== undefined ? { ...found, fields: { ...found.fields, [name]: first } } : found;
    },
  });
}

/** Keeps a stamp as it was. */
export function keepsStamp(name: string): Deviate {
  return (correct) => ({
    change: (fields, body) => ({ ...correct.change(fields, body), [name]: fields[name] ?? null }),
  });
}
