import type { HeaderList } from '../../http/message.js';
import { type BuiltInRecipe, recipeCase } from './built-in-recipe.js';

/** 414: a target longer than servers read, the usual limits being 8 kB and 16 kB. */
export const longTarget: BuiltInRecipe = {
  statuses: ['414'],
  *cases(situation) {
    const request = situation.plan.request();
    const joint = request.target.includes('?') ? '&' : '?';
    for (const length of [9_000, 15_000, 70_000]) {
      const target = `${request.target}${joint}tally=${'x'.repeat(length)}`;
      const sent = recipeCase(situation, `a target of ${length} characters`, { ...request, target });
      yield { ...sent, mayBeCutOff: true };
    }
  },
};

/** 431: more header fields than servers read (RFC 6585 §5). */
export const manyHeaders: BuiltInRecipe = {
  statuses: ['431'],
  *cases(situation) {
    for (const count of [90, 150, 700]) {
      const headers: HeaderList = Array.from({ length: count }, (_, at) => [`X-Tally-${at}`, 'x'.repeat(90)]);
      const sent = recipeCase(situation, `${count} more headers`, situation.plan.request({ headers }));
      yield { ...sent, mayBeCutOff: true };
    }
  },
};
