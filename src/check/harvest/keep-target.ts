import type { Case } from '../case.js';
import { type Exchange, succeeded } from '../exchange.js';
import type { RequestPlan } from '../request-plan.js';
import { planFor, type RunContext } from '../run-context.js';
import { canCreate, createTarget, type Target } from './find-target.js';
import { expressionNames, itemsAlong } from './resource-path.js';

/** Keeps something there to aim at while an operation that deletes is tried. */
export interface TargetKeeper {
  /** Whether what is deleted cannot be brought back. */
  readonly deletesForGood: boolean;
  /** The case aimed at something that exists; `undefined` where nothing is left. */
  aim(planned: Case): Promise<Case | undefined>;
  note(exchange: Exchange): void;
  /** How many cases were left out. */
  readonly skipped: number;
}

/** For a plan that was made for an existing target; `renew` sets its state up anew, where it came from a state. */
export function keepTarget(
  context: RunContext,
  plan: RequestPlan,
  renew: (() => Promise<Target | undefined>) | undefined,
): TargetKeeper {
  const { operation } = plan;
  const isDeleting =
    operation.method === 'DELETE' && itemsAlong(operation.path).at(-1) === operation.path && !context.mock;
  const original = pathOf(plan.request().target);
  let current: string | undefined = original;
  let skipped = 0;

  async function newPath(): Promise<string | undefined> {
    const target = (await renew?.()) ?? (await createAnother());
    return target && pathOf(planFor(context, operation, target).request().target);
  }

  async function createAnother(): Promise<Target | undefined> {
    const names = expressionNames(operation.path);
    const parents = Object.fromEntries(
      names.slice(0, -1).map((name) => [name, plan.known.parameters.get(`path ${name}`)]),
    );
    const created = await createTarget(context, operation.path, parents);
    return created && Object.fromEntries(names.map((name, index) => [name, created.values[index]]));
  }

  return {
    deletesForGood: isDeleting && !renew && !canCreate(context, operation.path),
    async aim(planned) {
      const { target } = planned.request;
      if (!isDeleting || pathOf(target) !== original) return planned;
      current ??= await newPath();
      if (current === undefined) {
        skipped++;
        return undefined;
      }
      return { ...planned, request: { ...planned.request, target: current + target.slice(original.length) } };
    },
    note(exchange) {
      if (isDeleting && succeeded(exchange) && pathOf(exchange.request.target) === current)
        current = undefined;
    },
    get skipped() {
      return skipped;
    },
  };
}

function pathOf(target: string): string {
  return target.replace(/\?.*$/s, '');
}
