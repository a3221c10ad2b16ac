import type { Page } from 'playwright-core';

const controls = 'button:not(:disabled), summary, select, th[data-status], td[data-status]';

/** Uses each control that a page shows, each from what its address says; gives their names. Nothing may be left undrawn after any. */
export async function useEveryControl(page: Page): Promise<string[]> {
  return page.evaluate(async (selector) => {
    const address = location.href;
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const used: string[] = [];
    for (let at = 0; at < document.querySelectorAll(selector).length; at++) {
      const control = document.querySelectorAll<HTMLElement>(selector)[at] as HTMLElement;
      used.push(control.ariaLabel ?? control.textContent);
      if (control instanceof HTMLSelectElement) {
        control.selectedIndex = control.options.length - 1;
        control.dispatchEvent(new Event('change', { bubbles: true }));
      } else control.click();
      await drawn();
      if (!document.querySelector('h1')) throw new Error(`Nothing is left after ${used.at(-1)}.`);
      history.replaceState(null, '', address);
      dispatchEvent(new PopStateEvent('popstate'));
      await drawn();
    }
    return used;
  }, controls);
}
