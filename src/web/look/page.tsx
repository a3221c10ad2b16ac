import type { ComponentChild } from 'preact';
import { render } from 'preact';
import './tokens.css';
import './base.css';
import { applyTheme } from './theme.js';

/** Draws a page into its shell, which has the chosen colours at once, also where the content is still being read. */
export async function openPage(content: ComponentChild | Promise<ComponentChild>): Promise<void> {
  applyTheme();
  render(await content, document.body);
}
