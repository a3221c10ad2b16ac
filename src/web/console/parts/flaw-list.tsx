import type { ShownFlaw } from '../../../mock/admin/shapes.js';
import { Badge } from '../../look/badge.js';
import './flaw-list.css';

/** What is wrong with a request, place by place, and where the document has the rule. */
export function FlawList({ flaws }: { readonly flaws: readonly ShownFlaw[] }) {
  return (
    <ul class="flaw-list">
      {flaws.map(({ in: place, pointer, message, rule }) => (
        <li key={`${place} ${pointer} ${message}`}>
          <Badge tone="bad">{place}</Badge>
          <code class="flaw-place">{pointer === '' ? 'as a whole' : pointer}</code>
          <span class="flaw-message">{message}</span>
          {rule && <RulePlace rule={rule} />}
        </li>
      ))}
    </ul>
  );
}

function RulePlace({ rule: { file, line, pointer } }: { readonly rule: NonNullable<ShownFlaw['rule']> }) {
  return (
    <span class="flaw-rule" title={pointer}>
      {line === undefined ? `${file}#${pointer}` : `${file}:${line}`}
    </span>
  );
}
