import type { ComponentChild } from 'preact';
import { render } from 'preact';
import './tokens.css';
import './base.css';
import { applyTheme } from './theme.js';

/** Draws a page into its shell, in the chosen colours. */
export function openPage(content: ComponentChild): void {
  applyTheme();
  render(content, document.body);
}
