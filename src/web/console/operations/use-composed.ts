import { useEffect, useState } from 'preact/hooks';
import type { ComposedRequest, RequestDraft } from '../../../mock/admin/shapes.js';
import { ask } from '../client.js';

/** How long no key is pressed before a request is composed anew, in milliseconds. */
const pause = 120;

/** The request that a draft makes, with what the document says against it; the one before, until it is there. */
export function useComposed(draft: RequestDraft): ComposedRequest | undefined {
  const [composed, setComposed] = useState<ComposedRequest>();
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(
      () =>
        compose(draft).then(
          (request) => isWanted && setComposed(request),
          () => undefined,
        ),
      composed === undefined ? 0 : pause,
    );
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [draft]);
  return composed;
}

export function compose(draft: RequestDraft): Promise<ComposedRequest> {
  return ask<ComposedRequest>('POST', '/compose', draft);
}
