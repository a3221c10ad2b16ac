import type { Verdict } from '../../result/report.js';
import { Icon, type IconName } from './icon.js';
import './verdict-mark.css';

/** The sign of a verdict, the same as in the terminal. */
export const verdictIcons: Readonly<Record<Verdict, IconName>> = {
  conforms: 'check',
  violates: 'cross',
  refused: 'bang',
  unreached: 'dot',
  waived: 'wave',
};

/** A verdict as a coloured square with its sign, and a ring where it is vacuous. */
export function VerdictMark({ verdict, vacuous = false }: { verdict: Verdict; vacuous?: boolean }) {
  return (
    <span class={`verdict verdict-${verdict}${vacuous ? ' verdict-vacuous' : ''}`}>
      <Icon name={verdictIcons[verdict]} />
    </span>
  );
}
