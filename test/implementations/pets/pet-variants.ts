import type { JsonObject } from '../json.js';
import type { VariantName } from '../variants.js';
import { handles } from './pet-deviations.js';
import type { PetHandler } from './pets-api.js';
import type { PetsOptions } from './start-pets.js';

/** The two unusual manners of `variants`, for the pets API. */
export const petVariants: Readonly<Record<VariantName, (lateness: number) => PetsOptions>> = {
  ornate: (lateness) => ({
    manner: { lateness, style: 'ornate' },
    deviate: (correct) => ({
      present: (pet, store) => withMore(without(OPTIONAL, correct.present(pet, store))),
      finish: (answer, request, store) => {
        const finished = correct.finish(answer, request, store);
        const body = finished.mediaType.includes('problem')
          ? withMore(without(['detail', 'errors'], finished.body as JsonObject))
          : finished.body;
        const { link: _optional, ...headers } = finished.headers;
        return {
          ...finished,
          headers: { ...headers, 'x-served-by': 'ornate', vary: 'accept' },
          ...(body !== undefined && { body }),
        };
      },
    }),
  }),
  terse: () => ({
    manner: { lateness: 0, style: 'terse' },
    states: false,
    deviate: handles('replacePet', knowingOwnTagOnly),
    richest: {
      name: '😀'.repeat(60),
      weightKg: 500,
      ageMonths: 600,
      bornOn: null,
      tags: [...'12345'].map((digit) => digit.repeat(20)),
      owner: {
        email: `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(57)}.com`,
        phone: null,
        address: { city: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch' },
      },
    },
  }),
};

/** `If-Match: *` is taken for a tag, and no pet has that one. */
function knowingOwnTagOnly(replace: PetHandler): PetHandler {
  return (exchange, store, pets) => {
    const { 'If-Match': condition, ...parameters } = exchange.parameters;
    if (condition === undefined) return replace(exchange, store, pets);
    const tag = condition === '*' ? '"*"' : condition;
    return replace({ ...exchange, parameters: { ...parameters, 'If-Match': tag } }, store, pets);
  };
}

/** What a pet may be shown without. */
const OPTIONAL = ['ageMonths', 'bornOn', 'microchip', 'owner', 'photoUrl'];

function without(names: readonly string[], value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

function withMore(value: JsonObject): JsonObject {
  return { ...value, _links: { self: null }, revision: 7 };
}
