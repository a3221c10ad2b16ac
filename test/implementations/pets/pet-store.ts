import type { JsonObject } from '../json.js';

/** One pet as it is kept: what people say of it, and what the server keeps of its own. */
export interface Pet {
  readonly id: number;
  readonly version: number;
  readonly fields: JsonObject;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Temporary circumstances that a provider state brings about; `bodyLimit` in bytes. */
export interface PetConditions {
  bodyLimit: number;
  blocked: boolean;
  rateLimited: boolean;
  counting: boolean;
}

const FIRST_MOMENT = '2024-02-01T08:00:00.000Z';
const SEED_SIZE = 24;
/** The id that provider states name for a pet that is gone. */
export const GONE = 999_999;

/** Pets, photos and papers in memory. */
export class PetStore {
  #pets = new Map<number, Pet>();
  #photos = new Map<number, Buffer>();
  #lastId = SEED_SIZE;
  #papers = 0;
  conditions: PetConditions = ordinary();

  constructor(private readonly richest: JsonObject = {}) {
    this.reset();
  }

  /** Back to the seeds, under ordinary conditions; ids are never used twice. */
  reset(): void {
    this.#pets = new Map(seeds(this.richest).map((pet) => [pet.id, pet]));
    this.#photos = new Map([[1, ONE_PIXEL]]);
    this.conditions = ordinary();
  }

  get(id: number): Pet | undefined {
    return this.#pets.get(id);
  }

  all(): Pet[] {
    return [...this.#pets.values()];
  }

  add(fields: JsonObject): Pet {
    this.#lastId += 1;
    const now = new Date().toISOString();
    const pet = { id: this.#lastId, version: 1, fields, createdAt: now, updatedAt: now };
    this.#pets.set(pet.id, pet);
    return pet;
  }

  save(pet: Pet, fields: JsonObject): Pet {
    const saved = { ...pet, fields, version: pet.version + 1, updatedAt: new Date().toISOString() };
    this.#pets.set(pet.id, saved);
    return saved;
  }

  remove(id: number): void {
    this.#pets.delete(id);
    this.#photos.delete(id);
  }

  /** As it was, after it was changed or removed. */
  putBack(pet: Pet): void {
    this.#pets.set(pet.id, pet);
  }

  wasNever(id: number): boolean {
    return id > this.#lastId && id !== GONE;
  }

  photoOf(id: number): Buffer | undefined {
    return this.#photos.get(id);
  }

  keepPhoto(id: number, photo: Buffer): void {
    this.#photos.set(id, photo);
  }

  nextPaper(): number {
    this.#papers += 1;
    return this.#papers;
  }
}

function ordinary(): PetConditions {
  return { bodyLimit: 1_048_576, blocked: false, rateLimited: false, counting: false };
}

function seeds(richest: JsonObject): Pet[] {
  const species = ['cat', 'dog', 'bird', 'fish'];
  return Array.from({ length: SEED_SIZE }, (_, index) => ({
    id: index + 1,
    version: 1,
    fields: {
      name: `Pet ${index + 1}`,
      species: species[index % 4] ?? 'cat',
      weightKg: 1.5 + index,
      ...(index === 0 && {
        ageMonths: 30,
        bornOn: '2021-08-01',
        microchip: '276098100000001',
        tags: ['calm', 'indoor'],
        owner: {
          email: 'ada@example.com',
          phone: '+4930123456',
          address: { street: 'Hauptstraße 1', city: 'Berlin' },
        },
        ...richest,
      }),
    },
    createdAt: FIRST_MOMENT,
    updatedAt: FIRST_MOMENT,
  }));
}

const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);
