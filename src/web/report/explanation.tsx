import explanations from '../../../docs/findings.md';
import { Prose } from '../look/prose.js';
import './explanation.css';

/** What a code means, from the documentation. */
export function Explanation({ code }: { readonly code: string }) {
  const explanation = Object.hasOwn(explanations, code) ? explanations[code] : undefined;
  if (!explanation) return null;
  return (
    <details class="explanation">
      <summary>
        What <code>{code}</code> means
      </summary>
      <p>
        <strong>{explanation.group}.</strong> <Prose text={explanation.text} />
      </p>
    </details>
  );
}
