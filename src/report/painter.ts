import { styleText } from 'node:util';

/** Colours a text, or leaves it plain. */
export type Paint = (format: Parameters<typeof styleText>[0], text: string) => string;

/** A painter for a terminal that shows colours, or for one that does not. */
export function painter(color: boolean): Paint {
  return (format, text) => (color ? styleText(format, text, { validateStream: false }) : text);
}

/** What every text says of severity by colour as well as by word. */
export function severityColor(severity: string): 'red' | 'yellow' | 'gray' {
  if (severity === 'error' || severity === 'breaking') return 'red';
  return severity === 'warning' ? 'yellow' : 'gray';
}
