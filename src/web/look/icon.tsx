import './icon.css';

/** Strokes on a grid of 16. */
const strokes = {
  check: 'M3.5 8.5l3 3 6-7',
  cross: 'M4 4l8 8M12 4l-8 8',
  bang: 'M8 3v6.2M8 12.6v.2',
  dot: 'M8 7.9v.2',
  wave: 'M3 9.2c1.6-3 3.4-3 5-1.2s3.4 1.8 5-1.2',
  copy: 'M6 6h7v7H6zM3 10V3h7',
  search: 'M7 11.500a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.500L14 14',
  sun: 'M8 10.800a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.600zM8 1.500v1.500M8 13v1.500M1.5 8H3M13 8h1.500M3.4 3.400l1 1M11.6 11.600l1 1M3.4 12.600l1-1M11.6 4.400l1-1',
  moon: 'M13 9.600A5.5 5.5 0 0 1 6.4 3 5.5 5.5 0 1 0 13 9.600z',
  system: 'M2.5 3.500h11v7h-11zM6 13.500h4',
  left: 'M10 3.5L5.5 8 10 12.5',
  right: 'M6 3.500L10.5 8 6 12.5',
  down: 'M3.5 6L8 10.5 12.5 6',
  up: 'M3.5 10L8 5.5 12.5 10',
} as const;

export type IconName = keyof typeof strokes;

/** A drawing beside a text that says the same; screen readers pass it over. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={strokes[name]} />
    </svg>
  );
}
