import type { Members } from './overlay.js';

/** The JSON text of a body in pieces, so that it can be written with other values for members of the resource in it. */
export class AnswerText {
  /** One for each member of the resource; `undefined` for those that it does not have. */
  readonly members: readonly (string | undefined)[];
  readonly #before: string;
  readonly #after: string;
  readonly #places: ReadonlyMap<string, number>;

  /** `path` are the property names on the way to the resource, which must be there; `declared` the names that it may get. */
  constructor(body: unknown, path: readonly string[], declared: Iterable<string>) {
    let before = '{';
    let after = '}';
    let resource = body as Members;
    for (const name of path) {
      const outer = resource;
      const texts = Object.keys(outer).map((each) => memberText(each, outer[each]));
      const at = Object.keys(outer).indexOf(name);
      before += `${[...texts.slice(0, at), memberPrefix(name)].join(',')}{`;
      after = `}${['', ...texts.slice(at + 1)].join(',')}${after}`;
      resource = outer[name] as Members;
    }
    const names = [...new Set([...Object.keys(resource), ...declared])];
    this.members = names.map((name) =>
      Object.hasOwn(resource, name) ? memberText(name, resource[name]) : undefined,
    );
    this.#places = new Map(names.map((name, place) => [name, place]));
    this.#before = before;
    this.#after = after;
  }

  /** Where a member that is there or declared stands among all. */
  placeOf(name: string): number {
    return this.#places.get(name) as number;
  }

  /** The whole text with these texts of members. */
  with(members: readonly (string | undefined)[]): string {
    const texts = members.includes(undefined) ? members.filter((text) => text !== undefined) : members;
    return this.#before + texts.join(',') + this.#after;
  }
}

/** A member's name as it is written before its value. */
export function memberPrefix(name: string): string {
  return `${JSON.stringify(name)}:`;
}

function memberText(name: string, value: unknown): string {
  return memberPrefix(name) + JSON.stringify(value);
}
