import { emptyAnswer, jsonAnswer } from '../answers.js';
import type { Json, JsonObject } from '../json.js';
import type { Answer } from '../segment-api.js';
import { isObject } from '../value-rules.js';
import { bytesAnswer, refusal } from './pet-answers.js';
import type { Pet, PetStore } from './pet-store.js';
import type { PetExchange, PetHandler, PetsApi } from './pets-api.js';

const LARGEST_PHOTO = 65_536;

/** What each operation does, once a request is authorised and breaks no rule. */
export const petHandlers: Readonly<Record<string, PetHandler>> = {
  listPets: ({ parameters }, store, pets) => {
    const { limit = 20, cursor = 0, species, tag, sort } = parameters;
    const chosen = store
      .all()
      .filter(({ fields }) => !Array.isArray(species) || species.includes(fields.species ?? null))
      .filter(({ fields }) => !Array.isArray(tag) || tag.every((wanted) => tagsOf(fields).includes(wanted)))
      .sort(order(typeof sort === 'string' ? sort : 'id'));
    const start = Number(cursor);
    const page = chosen.slice(start, start + Number(limit));
    const next = start + page.length < chosen.length ? start + page.length : null;
    return jsonAnswer(
      200,
      { items: page.map((pet) => pets.present(pet, store)), next },
      {
        'x-total-count': String(chosen.length),
        ...(next !== null && { link: `</pets?cursor=${next}>; rel="next"` }),
      },
    );
  },
  createPet: ({ body }, store, pets) => {
    const fields = body as JsonObject;
    if (store.conditions.blocked || isTaken(store, fields)) return conflict();
    const pet = store.add(fields);
    return jsonAnswer(201, pets.present(pet, store), { location: `/pets/${pet.id}`, etag: tagOf(pet) });
  },
  getPet: ({ parameters, headers }, store, pets) => {
    const pet = find(store, parameters);
    if (!pet) return unknown();
    if (!accepts(headers.accept, 'application/json'))
      return refusal(406, 'Only application/json is offered.');
    return shown(pet, store, pets);
  },
  replacePet: ({ parameters, body }, store, pets) => {
    const pet = find(store, parameters);
    if (!pet) return unknown();
    const condition = parameters['If-Match'];
    if (condition === undefined) return refusal(428, 'If-Match is required.');
    if (!matches(String(condition), pet)) return refusal(412, 'The pet has changed since.');
    const fields = body as JsonObject;
    if (store.conditions.blocked || isTaken(store, fields, pet.id)) return conflict();
    return shown(store.save(pet, fields), store, pets);
  },
  patchPet: ({ parameters, body }, store, pets) => {
    const pet = find(store, parameters);
    if (!pet) return unknown();
    const changes = body as JsonObject;
    if (store.conditions.blocked || isTaken(store, changes, pet.id)) return conflict();
    return shown(store.save(pet, pets.merge(pet.fields, changes)), store, pets);
  },
  deletePet: ({ parameters }, store) => {
    const pet = find(store, parameters);
    if (!pet) return unknown();
    if (store.conditions.blocked) return conflict();
    store.remove(pet.id);
    return emptyAnswer(204);
  },
  getPhoto: ({ parameters }, store) => {
    const photo = store.photoOf(Number(parameters.petId));
    return photo ? bytesAnswer('image/png', photo) : unknown();
  },
  putPhoto: ({ parameters, files: { body = Buffer.alloc(0) } }, store) => {
    const pet = find(store, parameters);
    if (!pet) return unknown();
    if (body.length > LARGEST_PHOTO) return refusal(413, 'A photo has at most 64 KiB.');
    store.keepPhoto(pet.id, body);
    return emptyAnswer(204);
  },
  addPaper: ({ parameters, body, files }, store) => {
    if (!find(store, parameters)) return unknown();
    const { title = '', kind = '' } = body as JsonObject;
    return jsonAnswer(201, { id: store.nextPaper(), title, kind, bytes: files.file?.length ?? 0 });
  },
  searchPets: ({ parameters }, store, pets) => {
    const filter = isObject(parameters.filter) ? parameters.filter : {};
    const { ids, locale } = parameters;
    const found = store
      .all()
      .filter(({ id }) => !Array.isArray(ids) || ids.includes(id))
      .filter(({ fields }) => filter.species === undefined || fields.species === filter.species)
      .filter(({ fields }) => Number(fields.weightKg) >= Number(filter.minWeight ?? 0))
      .filter(({ fields }) => Number(fields.ageMonths ?? 0) <= Number(filter.maxAge ?? Infinity));
    return jsonAnswer(
      200,
      found.map((pet) => pets.present(pet, store)),
      { 'content-language': typeof locale === 'string' ? locale : 'en' },
    );
  },
  openSession: ({ body }, store, pets) => {
    if (store.conditions.rateLimited)
      return refusal(429, 'Too many sessions.', { headers: { 'retry-after': '0' } });
    const { device = '', minutes = 60, remember = false, scope } = body as JsonObject;
    return jsonAnswer(
      201,
      { device, minutes, remember, ...(scope !== undefined && { scope }) },
      { 'set-cookie': `sid=${pets.credentials.session}; HttpOnly; Path=/` },
    );
  },
  getSession: () => jsonAnswer(200, { user: 'ada', since: '2024-02-01T08:00:00.000Z', email: null }),
  recordIntake: ({ body }) => jsonAnswer(200, body),
  watchPet: ({ body }, store) => {
    const { petId = 0 } = body as JsonObject;
    if (!store.get(Number(petId))) return refusal(422, 'There is no such pet.');
    return jsonAnswer(202, { petId });
  },
  streamEvents: ({ parameters }) => ({
    ...bytesAnswer(
      'text/event-stream',
      `id: ${Number(parameters.since ?? 0) + 1}\nevent: changed\ndata: {"petId":1}\n\n`,
    ),
    delivery: 'open',
  }),
  getStats: (_exchange, store) => {
    if (store.conditions.counting)
      return refusal(503, 'The pets are being counted.', { headers: { 'retry-after': '0' } });
    const bySpecies: Record<string, number> = {};
    for (const { fields } of store.all()) {
      const species = String(fields.species);
      bySpecies[species] = (bySpecies[species] ?? 0) + 1;
    }
    return jsonAnswer(200, { pets: store.all().length, bySpecies });
  },
};

/** A merge patch (RFC 7396): what is null is taken away. */
export function mergePatch(fields: JsonObject, changes: JsonObject): JsonObject {
  const merged: JsonObject = { ...fields };
  for (const [name, value] of Object.entries(changes)) {
    const before = merged[name];
    if (value === null) delete merged[name];
    else merged[name] = isObject(value) ? mergePatch(isObject(before) ? before : {}, value) : value;
  }
  return merged;
}

/** A pet as everybody sees it. */
export function presentPet({ id, fields, createdAt, updatedAt }: Pet, store: PetStore): JsonObject {
  return { id, ...fields, photoUrl: store.photoOf(id) ? `/pets/${id}/photo` : null, createdAt, updatedAt };
}

/** The entity tag (RFC 9110 section 8.8.3). */
export function tagOf({ id, version }: Pet): string {
  return `"p${id}-v${version}"`;
}

function shown(pet: Pet, store: PetStore, pets: PetsApi): Answer {
  return jsonAnswer(200, pets.present(pet, store), { etag: tagOf(pet) });
}

function find(store: PetStore, { petId }: PetExchange['parameters']): Pet | undefined {
  return store.get(Number(petId));
}

function isTaken(store: PetStore, { microchip }: JsonObject, owner?: number): boolean {
  if (microchip === undefined) return false;
  return store.all().some(({ id, fields }) => id !== owner && fields.microchip === microchip);
}

function matches(condition: string, pet: Pet): boolean {
  return condition
    .split(',')
    .map((tag) => tag.trim())
    .some((tag) => tag === '*' || tag === tagOf(pet));
}

/** Whether an Accept header (RFC 9110 section 12.5.1) takes a media type; none takes all. */
function accepts(header: string | undefined, type: string): boolean {
  if (header === undefined || header.trim() === '') return true;
  return header.split(',').some((range) => {
    const [essence = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const refused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    return !refused && ['*/*', `${type.split('/')[0]}/*`, type].includes(essence);
  });
}

function tagsOf({ tags }: JsonObject): Json[] {
  return Array.isArray(tags) ? tags : [];
}

function order(sort: string): (one: Pet, other: Pet) => number {
  const direction = sort.startsWith('-') ? -1 : 1;
  const key = sort.replace('-', '');
  const value = (pet: Pet) => (key === 'id' ? pet.id : (pet.fields[key] as string | number));
  return (one, other) => direction * (value(one) < value(other) ? -1 : value(one) > value(other) ? 1 : 0);
}

function unknown(): Answer {
  return refusal(404, 'There is no such pet.');
}

function conflict(): Answer {
  return refusal(409, 'Another pet stands in the way.');
}
