const steps = {
  row: { ArrowLeft: -1, ArrowRight: 1 },
  column: { ArrowUp: -1, ArrowDown: 1 },
} as const;

/** Arrow keys, Home and End move the focus among the buttons of a group; only one of them is in the tab order. */
export function moveFocus(event: KeyboardEvent, direction: keyof typeof steps): void {
  const group = event.currentTarget as HTMLElement;
  const items = [...group.querySelectorAll<HTMLElement>('button, [tabindex]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const last = items.length - 1;
  const step = (steps[direction] as Readonly<Record<string, number>>)[event.key];
  const places: Readonly<Record<string, number>> = { Home: 0, End: last };
  const to = step === undefined ? places[event.key] : Math.min(last, Math.max(0, at + step));
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  items[to]?.focus();
}
