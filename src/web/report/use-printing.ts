import { flushSync } from 'preact/compat';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Whether the page is being printed: then it shows all of its rows, not only those in view. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useLayoutEffect(() => {
    // The browser prints what stands there when its listeners are done.
    const set = (is: boolean) => () => flushSync(() => setPrinting(is));
    const begin = set(true);
    const end = set(false);
    const print = matchMedia('print');
    const follow = () => (print.matches ? begin() : end());
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    print.addEventListener('change', follow);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
      print.removeEventListener('change', follow);
    };
  }, []);
  return isPrinting;
}
