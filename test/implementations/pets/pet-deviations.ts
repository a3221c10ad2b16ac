import type { Json, JsonObject } from '../json.js';
import type { Answer } from '../segment-api.js';
import { isObject } from '../value-rules.js';
import type { PetHandler, PetRequest, PetsApi } from './pets-api.js';
import { follow } from './pets-document.js';

export type Deviate = (correct: PetsApi) => Partial<PetsApi>;

/** Touches the answers of one operation with one status. */
export function answers(
  id: string,
  status: number,
  touch: (answer: Answer, request: PetRequest) => Partial<Answer>,
): Deviate {
  return (correct) => ({
    finish: (answer, request, store) => {
      const finished = correct.finish(answer, request, store);
      if (request.operation.id !== id || finished.status !== status) return finished;
      return { ...finished, ...touch(finished, request) };
    },
  });
}

/** Changes the JSON body of one operation's answers with one status; what is no object stays. */
export function bodyOf(id: string, status: number, change: (body: JsonObject) => JsonObject): Deviate {
  return answers(id, status, ({ body }) => (isObject(body) ? { body: change(body) } : {}));
}

/** Sets, or with `undefined` leaves out, a header of one operation's answers with one status. */
export function headerOf(id: string, status: number, name: string, value: string | undefined): Deviate {
  return answers(id, status, ({ headers }) => {
    const { [name]: _replaced, ...others } = headers;
    return { headers: value === undefined ? others : { ...others, [name]: value } };
  });
}

/**
 * Holds the requests of one operation against other rules: of the schema of its body or, if one is named, of that
 * parameter. `edits`: JSON Pointer → what stands there instead; `undefined` takes it away. References are followed.
 */
export function enforces(
  id: string,
  edits: Readonly<Record<string, Json | undefined>>,
  parameter?: string,
): Deviate {
  return (correct) => ({
    enforced: (given) => {
      const document = correct.enforced(given);
      for (const place of placesOf(document, id, parameter)) {
        const schema = inlined(document, place.schema ?? {}) as JsonObject;
        for (const [pointer, value] of Object.entries(edits)) edit(schema, pointer, value);
        place.schema = schema;
      }
      return document;
    },
  });
}

/** The media types of an operation's body or, if one is named, that parameter. */
function placesOf(document: JsonObject, id: string, parameter: string | undefined): JsonObject[] {
  const operations = Object.values(document.paths as JsonObject).flatMap((item) =>
    Object.values(item as JsonObject),
  );
  const operation = operations.find((each) => isObject(each) && each.operationId === id) as JsonObject;
  if (parameter === undefined)
    return Object.values(follow(document, (operation.requestBody as JsonObject).content)) as JsonObject[];
  return (operation.parameters as JsonObject[]).filter(({ name }) => name === parameter);
}

function edit(schema: JsonObject, pointer: string, value: Json | undefined): void {
  const tokens = pointer.split('/').slice(1);
  const last = tokens.pop() ?? '';
  const holder = tokens.reduce((inner, token) => inner[token] as JsonObject, schema);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
}

function inlined(document: JsonObject, value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => inlined(document, item));
  if (!isObject(value)) return value;
  const target = follow(document, value);
  return Object.fromEntries(Object.entries(target).map(([name, inner]) => [name, inlined(document, inner)]));
}

/** Lets another function carry out an operation; it gets the correct one. */
export function handles(id: string, handler: (correct: PetHandler) => PetHandler): Deviate {
  return (correct) => ({
    handlers: { ...correct.handlers, [id]: handler(correct.handlers[id] as PetHandler) },
  });
}
