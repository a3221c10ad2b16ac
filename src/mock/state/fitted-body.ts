import { memberSchemas } from '../../exchange/member-schemas.js';
import { conformsTo, type SchemaPart, takesOtherProperties } from '../../exchange/schema-types.js';
import { speaksOfWriteOnly } from '../../exchange/write-only.js';
import type { MediaType, Operation } from '../../openapi/api.js';
import { isMapping } from '../../openapi/document-node.js';
import { AnswerText, memberPrefix } from './answer-text.js';
import { answerSpot, isCreating, isWriting, type SentValues, sentMembers } from './fit-answer.js';
import type { Members } from './overlay.js';
import { propertyNamedBy, spellingsOf } from './path-identity.js';
import { type BodySpot, readSpot } from './resource-spot.js';
import { movedStamps } from './stamps.js';

/** A declared member of the resource. */
interface Member {
  readonly place: number;
  readonly prefix: string;
  conforms(value: unknown): boolean;
}

/**
 * A JSON body that is sent again and again, each time made to fit its request as {@link fitAnswer} does it: for bodies that go on
 * conforming where each new member conforms to its own schema, which is true of most.
 */
export class FittedBody {
  readonly #operation: Operation;
  readonly #part: SchemaPart;
  readonly #resource: Members;
  readonly #text: AnswerText;
  readonly #members: ReadonlyMap<string, Member>;
  readonly #takesOthers: boolean;
  /** Members that parameters of the path give the value of. */
  readonly #named: readonly { readonly parameter: string; readonly member: Member }[];
  #stampedAt = Number.NaN;
  /** The texts of the members with the stamps of that moment. */
  #stamped: readonly (string | undefined)[] = [];

  private constructor(
    operation: Operation,
    body: unknown,
    { path, part }: BodySpot,
    schemas: ReadonlyMap<string, SchemaPart>,
    pathNames: readonly string[],
  ) {
    const text = new AnswerText(body, path, schemas.keys());
    const members = new Map([...schemas].map(([name, schema]) => [name, memberOf(name, schema, text)]));
    this.#operation = operation;
    this.#part = part;
    this.#resource = readSpot(body, path) as Members;
    this.#text = text;
    this.#members = members;
    this.#takesOthers = takesOtherProperties(part);
    this.#named = pathNames.flatMap((parameter) => {
      const member = members.get(propertyNamedBy(part, operation.path, parameter) ?? '');
      return member ? [{ parameter, member }] : [];
    });
  }

  /** `undefined` where the body shows no resource, or is not of that kind. */
  static of(
    operation: Operation,
    mediaType: MediaType,
    body: unknown,
    pathNames: readonly string[],
  ): FittedBody | undefined {
    const whole = mediaType.schema?.schema('response');
    const spot = answerSpot(operation, mediaType, pathNames);
    if (whole === undefined || !spot || !isMapping(readSpot(body, spot.path))) return undefined;
    const part = { schema: whole, root: whole };
    const schemas = leadsTo(part, spot) ? memberSchemas(spot.part) : undefined;
    if (!schemas || speaksOfWriteOnly(whole) || !conformsTo(part, body)) return undefined;
    return new FittedBody(operation, body, spot, schemas, pathNames);
  }

  /** The body's text for a request; `undefined` where it takes more than the schemas of members to tell. */
  textFor({ path, body }: SentValues, now: Date): string | undefined {
    const isWritten = isWriting(this.#operation);
    const texts = isWritten ? this.#withStamps(now).slice() : this.#text.members.slice();
    if (isWritten && !this.#putSent(texts, sentMembers(this.#part, body, this.#resource))) return undefined;
    for (const { parameter, member } of this.#named) {
      const value = spellingsOf(path[parameter]).find((spelling) => member.conforms(spelling));
      if (value !== undefined) texts[member.place] = member.prefix + JSON.stringify(value);
    }
    return this.#text.with(texts);
  }

  /** Puts in what conforms; `false` where something in what does not may. */
  #putSent(texts: (string | undefined)[], sent: Members): boolean {
    for (const name of Object.keys(sent)) {
      const member = this.#members.get(name);
      const value = sent[name];
      if (!member) {
        if (this.#takesOthers) return false;
      } else if (member.conforms(value)) texts[member.place] = member.prefix + JSON.stringify(value);
      else if (typeof value === 'object' && value !== null) return false;
      else texts[member.place] = this.#text.members[member.place];
    }
    return true;
  }

  /** Requests of one moment have the same stamps. */
  #withStamps(now: Date): readonly (string | undefined)[] {
    if (now.getTime() !== this.#stampedAt) {
      const texts = this.#text.members.slice();
      const moved = movedStamps(this.#part, this.#resource, isCreating(this.#operation), now);
      for (const name of Object.keys(moved)) {
        const member = this.#members.get(name);
        if (member?.conforms(moved[name])) texts[member.place] = member.prefix + JSON.stringify(moved[name]);
      }
      this.#stamped = texts;
      this.#stampedAt = now.getTime();
    }
    return this.#stamped;
  }
}

/** Compiled where it is first needed: most members are never sent. */
function memberOf(name: string, part: SchemaPart, text: AnswerText): Member {
  return {
    place: text.placeOf(name),
    prefix: memberPrefix(name),
    conforms: (value) => conformsTo(part, value),
  };
}

/** Whether all that stands around the resource goes on conforming, too. */
function leadsTo(whole: SchemaPart, { path, part }: BodySpot): boolean {
  let at: SchemaPart | undefined = whole;
  for (const name of path) at = at && memberSchemas(at)?.get(name);
  return at?.schema === part.schema;
}
