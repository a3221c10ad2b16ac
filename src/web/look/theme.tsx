import { signal } from '@preact/signals';
import { Button } from './button.js';
import type { IconName } from './icon.js';
import { recall, remember } from './memory.js';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

const icons: Readonly<Record<Theme, IconName>> = { system: 'system', light: 'sun', dark: 'moon' };

const theme = signal<Theme>(themes.find((name) => name === recall('theme')) ?? 'system');

/** Light, dark, or as the system has it; remembered. */
export function ThemeToggle() {
  const next = themes[(themes.indexOf(theme.value) + 1) % themes.length] ?? 'system';
  return (
    <Button
      icon={icons[theme.value]}
      bare
      label={`Colours: ${theme.value}. Change to ${next}.`}
      onClick={() => choose(next)}
    >
      Colours
    </Button>
  );
}

function choose(next: Theme): void {
  theme.value = next;
  remember('theme', next);
  applyTheme();
}

/** Puts the remembered theme on the page; called once before anything is drawn. */
export function applyTheme(): void {
  document.documentElement.dataset.theme = theme.value;
}
