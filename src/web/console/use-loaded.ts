import { useEffect, useState } from 'preact/hooks';

/** What is asked of the mock: still to come, here, or refused with a sentence. */
export type Loaded<Value> =
  | { readonly is: 'coming' }
  | { readonly is: 'here'; readonly value: Value }
  | { readonly is: 'refused'; readonly why: string };

/** Loads something anew whenever the key changes; what comes late, for an earlier key, is let go. */
export function useLoaded<Value>(key: string, load: () => Promise<Value>): Loaded<Value> {
  const [loaded, setLoaded] = useState<Loaded<Value> & { readonly key: string }>({ key, is: 'coming' });
  useEffect(() => {
    let isWanted = true;
    load().then(
      (value) => isWanted && setLoaded({ key, is: 'here', value }),
      (error: Error) => isWanted && setLoaded({ key, is: 'refused', why: error.message }),
    );
    return () => {
      isWanted = false;
    };
  }, [key]);
  return loaded.key === key ? loaded : { is: 'coming' };
}
