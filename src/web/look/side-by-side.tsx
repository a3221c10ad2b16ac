import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './side-by-side.css';

interface SideBySideProps {
  readonly expected: ComponentChildren;
  readonly received: ComponentChildren;
}

/** What should have come beside what came. */
export function SideBySide({ expected, received }: SideBySideProps) {
  return (
    <div class="side-by-side">
      <Side title="Expected" tone="good">
        {expected}
      </Side>
      <Side title="Received" tone="bad">
        {received}
      </Side>
    </div>
  );
}

function Side({ title, tone, children }: { title: string; tone: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class={`side side-${tone}`} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}
