import type { InvalidSide, RuleCoverage, ValidSide } from '../../result/coverage.js';
import { Icon, type IconName } from '../look/icon.js';

const marks: Readonly<Record<ValidSide | InvalidSide, readonly [icon: IconName, tone: string]>> = {
  accepted: ['check', 'good'],
  rejected: ['cross', 'bad'],
  refused: ['check', 'good'],
  failed: ['cross', 'bad'],
  inconclusive: ['bang', 'warn'],
  'not tried': ['dot', 'idle'],
};

/** A keyword with what became of requests that keep it, and of those that break it. */
export function RuleSides({ keyword, sides }: { readonly keyword: string; readonly sides: RuleCoverage }) {
  const { valid, invalid } = sides;
  const words = `${keyword}: kept ${valid}, broken ${invalid}`;
  // Taken in although it was broken is the fault that a check looks for.
  const [icon, tone] = invalid === 'accepted' ? (['cross', 'bad'] as const) : marks[invalid];
  return (
    <li class="rule-sides" title={words}>
      <code aria-hidden="true">{keyword}</code>
      <span class="for-screen-readers">{words}</span>
      <span class={`side-mark tone-${marks[valid][1]}`}>
        <Icon name={marks[valid][0]} />
      </span>
      <span class={`side-mark tone-${tone}`}>
        <Icon name={icon} />
      </span>
    </li>
  );
}
