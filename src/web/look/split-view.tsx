import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { recall, remember } from './memory.js';
import './split-view.css';

interface SplitViewProps {
  /** Under which the width is remembered. */
  readonly name: string;
  readonly first: ComponentChildren;
  readonly second: ComponentChildren;
  /** Of the first pane at the beginning, in percent. */
  readonly start: number;
}

const least = 20;
const most = 80;
const steps: Readonly<Record<string, number>> = { ArrowLeft: -2, ArrowRight: 2, Home: -100, End: 100 };

/** Two panes side by side, with a divider for mouse and arrow keys; one above the other where there is little room. */
export function SplitView({ name, first, second, start }: SplitViewProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(() => within(Number(recall(`${name} split`) ?? start)));
  const settle = (next: number) => {
    setShare(within(next));
    remember(`${name} split`, String(within(next)));
  };
  const drag = (event: PointerEvent) => {
    const handle = event.currentTarget as HTMLElement;
    const bounds = box.current?.getBoundingClientRect();
    if (!bounds || !handle.hasPointerCapture(event.pointerId)) return;
    settle(((event.clientX - bounds.left) / bounds.width) * 100);
  };
  return (
    <div class="split-view" ref={box} style={{ '--share': `${share}%` }}>
      <div class="split-pane" id={id}>
        {first}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: an <hr> takes no focus and no value. */}
      <div
        class="split-divider"
        role="separator"
        tabIndex={0}
        aria-label="Width of the panes"
        aria-orientation="vertical"
        aria-controls={id}
        aria-valuemin={least}
        aria-valuemax={most}
        aria-valuenow={Math.round(share)}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onDblClick={() => settle(start)}
        onKeyDown={(event) => {
          const step = steps[event.key];
          if (step === undefined) return;
          event.preventDefault();
          settle(share + step);
        }}
      />
      <div class="split-pane">{second}</div>
    </div>
  );
}

function within(share: number): number {
  return Math.min(most, Math.max(least, share));
}
