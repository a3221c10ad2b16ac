import type { IncomingHttpHeaders } from 'node:http';
import type { Json, JsonObject } from '../json.js';
import type { Answer } from '../segment-api.js';
import type { Pet, PetStore } from './pet-store.js';
import type { PetOperation } from './pets-document.js';

/** A request after routing. */
export interface PetRequest {
  readonly operation: PetOperation;
  readonly method: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  /** Of the body, in bytes. */
  readonly size: number;
}

/** A request that may be carried out. */
export interface PetExchange {
  readonly parameters: JsonObject;
  readonly body: Json;
  readonly files: Readonly<Record<string, Buffer>>;
  readonly headers: IncomingHttpHeaders;
  readonly mediaType: string;
}

export type PetHandler = (exchange: PetExchange, store: PetStore, pets: PetsApi) => Answer;

/** How the pets API behaves; a mutant replaces one part. */
export interface PetsApi {
  /** Security scheme name → the value that opens the door. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Rewrites the document that requests are held against; the correct server leaves it as it is. */
  enforced(document: JsonObject): JsonObject;
  authorises(scheme: string, request: PetRequest, credentials: Readonly<Record<string, string>>): boolean;
  /** Fields after a merge patch (RFC 7396). */
  merge(fields: JsonObject, changes: JsonObject): JsonObject;
  present(pet: Pet, store: PetStore): JsonObject;
  /** Operation id → what it does. */
  readonly handlers: Readonly<Record<string, PetHandler>>;
  /** Answers a method that a path does not have. */
  otherMethod(method: string, allowed: readonly string[]): Answer;
  /** What is sent to those who watch. */
  callBack(petId: number): Json;
  /** Last touch before the answer is sent. */
  finish(answer: Answer, request: PetRequest, store: PetStore): Answer;
}
