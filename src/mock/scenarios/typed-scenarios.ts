import type { Delivery } from '../faults/delivery.js';
import type { FaultRule } from '../faults/fault-rule.js';
import type { ScenarioCondition } from './scenario.js';

/** An operation as `tally types` and openapi-typescript describe it. */
interface OperationType {
  readonly responses: object;
}

/** What every answer may say. */
interface AnswerParts {
  readonly example?: string;
  /** A generated body in place of an example; the same for the same `seed`. */
  readonly dynamic?: boolean;
  readonly seed?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** In milliseconds. */
  readonly delay?: number;
  /** How often, before the next answer has its turn; for ever where it is not said. */
  readonly times?: number;
  readonly fault?: Delivery;
}

type BodyOf<Response> = Response extends { content: infer Content } ? Content[keyof Content] : never;

/** An answer of a documented status with a body of its type, or of any other status without one. */
type TypedAnswer<Responses> =
  | {
      [Status in keyof Responses]: AnswerParts & {
        readonly status: Status extends number ? Status : number;
        readonly body?: BodyOf<Responses[Status]>;
      };
    }[keyof Responses]
  | (AnswerParts & { readonly status?: number; readonly body?: never });

/** What a `*.mock.ts` file exports by default: `export default { … } satisfies MockScenarios<operations>`. */
export interface MockScenarios<Operations extends object> {
  readonly scenarios?: readonly {
    [Id in keyof Operations & string]: {
      readonly name?: string;
      readonly operation: Id;
      /** The name of the API that is meant; any where it is not said. */
      readonly api?: string;
      readonly when?: ScenarioCondition;
      readonly answer: Operations[Id] extends OperationType
        ? TypedAnswer<Operations[Id]['responses']> | readonly TypedAnswer<Operations[Id]['responses']>[]
        : never;
    };
  }[keyof Operations & string][];
  readonly faults?: readonly (FaultRule & { readonly operation?: keyof Operations & string })[];
}
