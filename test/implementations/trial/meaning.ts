import { isDeepStrictEqual } from 'node:util';
import type { Implementation } from '../implementation.js';
import type { Json, JsonObject } from '../json.js';
import { bodies } from './bodies.js';
import { finding } from './judge.js';

/** The stamp that moves with every change, and what it is before any; the pages say it in prose. */
const STAMPS: Readonly<Record<string, string>> = { sendgrid: 'updated_at', kibamail: 'updatedAt' };
const FIRST_STAMP = '2024-02-01T08:00:00.000Z';

/** Follows the successful exchanges of one segment: what was sent comes back, what was not sent stays. */
export class MeaningWatch {
  #before: JsonObject = {};
  #refused: number | undefined;
  readonly #updatable: ReadonlySet<string>;

  constructor(private readonly implementation: Implementation) {
    const { valid } = bodies[implementation.name];
    this.#updatable = new Set(valid.flatMap(([, body]) => Object.keys(body)));
  }

  /** What an update and its answer, both conforming, show. */
  see(sent: JsonObject, answer: JsonObject): string[] {
    const findings = Object.entries(answer).flatMap(([name, value]) => this.#judge(name, value, sent));
    this.#refused = undefined;
    this.#before = findings.length === 0 ? answer : {};
    return findings;
  }

  /** A request between two answers was refused. */
  refused(status: number): void {
    this.#refused = status;
  }

  /** Something was written of which the answer tells nothing reliable. */
  forget(): void {
    this.#before = {};
  }

  #judge(name: string, value: Json, sent: JsonObject): string[] {
    const say = (code: string) => [finding(code, '200', `/${name}`)];
    const known = Object.values(this.implementation.knownParameters)[0];
    if (name === 'id') return value === known ? [] : say('wrong-id-returned');
    if (name === STAMPS[this.implementation.name]) {
      if (Number.isNaN(Date.parse(String(value)))) return say('time-not-iso');
      return value === FIRST_STAMP ? say('stamp-not-refreshed') : [];
    }
    if (!this.#updatable.has(name) || name === 'no') return [];
    const asked = sent[name];
    if (asked !== undefined && name === 'conditions' && holds(value, asked))
      return isDeepStrictEqual(value, asked) ? [] : say('replaced-value-merged');
    if (asked !== undefined) return holds(value, asked) ? [] : say('sent-value-not-returned');
    const before = this.#before[name];
    if (before === undefined || isDeepStrictEqual(before, value)) return [];
    if (this.#refused !== undefined) return [finding('refused-request-wrote', String(this.#refused), '')];
    return say('unsent-value-changed');
  }
}

function holds(value: Json, asked: Json): boolean {
  if (isPlainObject(value) && isPlainObject(asked))
    return Object.entries(asked).every(([name, inner]) => holds(value[name] ?? null, inner));
  return isDeepStrictEqual(value, asked);
}

function isPlainObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
