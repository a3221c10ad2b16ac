import type { CodeLine } from './code-line.js';
import './code-view.css';

interface CodeViewProps {
  /** What it is, for screen readers. */
  readonly label: string;
  readonly lines: readonly CodeLine[];
  /** Numbers of the lines that are in question. */
  readonly marked?: ReadonlySet<number>;
  /** What to say of those to screen readers. */
  readonly because?: string;
  /** Breaks long lines instead of scrolling sideways. */
  readonly wrap?: boolean;
}

/** Code with line numbers; lines in question are marked by colour and by a sign. */
export function CodeView({ label, lines, marked, because = 'in question', wrap = false }: CodeViewProps) {
  return (
    <figure class={wrap ? 'code-view code-wrap' : 'code-view'}>
      <figcaption class="for-screen-readers">{label}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre tabIndex={0}>
        {lines.map(({ number, pieces }) => (
          <Line key={number} number={number} pieces={pieces} because={marked?.has(number) ? because : ''} />
        ))}
      </pre>
    </figure>
  );
}

function Line({ number, pieces, because }: Pick<CodeLine, 'number' | 'pieces'> & { because: string }) {
  return (
    <code class={because === '' ? 'code-line' : 'code-line code-marked'} data-number={number}>
      {because !== '' && <span class="for-screen-readers">{`(${because}) `}</span>}
      {pieces.map(([kind, text]) => (kind === 'plain' ? text : <span class={`piece-${kind}`}>{text}</span>))}
      {'\n'}
    </code>
  );
}
