import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CodeLine } from './code-line.js';
import './code-view.css';

interface CodeViewProps {
  /** What it is; shown above the code, or only to screen readers. */
  readonly label: string;
  readonly showLabel?: boolean;
  readonly lines: readonly CodeLine[];
  /** The lines in question, counted from 0. */
  readonly marked?: ReadonlySet<number>;
  /** What is said of those to screen readers. */
  readonly because?: string;
  /** Breaks long lines instead of scrolling sideways. */
  readonly wrap?: boolean;
}

/** Code, with line numbers where lines have them; lines in question are marked by colour and by a sign. */
export function CodeView(props: CodeViewProps) {
  const { label, showLabel = false, lines, marked, because = 'marked', wrap = false } = props;
  const box = useRef<HTMLPreElement>(null);
  useLayoutEffect(() => {
    const line = box.current?.querySelector<HTMLElement>('.code-marked');
    // The lines before it say where it stands.
    if (line && box.current) box.current.scrollTop = line.offsetTop - 4 * line.offsetHeight;
  }, [lines]);
  const isNumbered = lines[0]?.number !== undefined;
  const kinds = ['code-view', ...(wrap ? ['code-wrap'] : []), ...(isNumbered ? ['code-numbered'] : [])];
  return (
    <figure class={kinds.join(' ')}>
      <figcaption class={showLabel ? undefined : 'for-screen-readers'}>{label}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre tabIndex={0} ref={box}>
        {lines.map((line, at) => (
          <Line key={at} line={line} because={marked?.has(at) ? because : ''} />
        ))}
      </pre>
    </figure>
  );
}

function Line({ line, because }: { readonly line: CodeLine; readonly because: string }) {
  return (
    <code class={because === '' ? 'code-line' : 'code-line code-marked'} data-number={line.number}>
      {because !== '' && <span class="for-screen-readers">{`(${because}) `}</span>}
      {line.pieces.map(([kind, text]) =>
        kind === 'plain' ? text : <span class={`piece-${kind}`}>{text}</span>,
      )}
      {'\n'}
    </code>
  );
}
