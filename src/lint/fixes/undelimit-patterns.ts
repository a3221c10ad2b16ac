import { patternsOf } from '../patterns-of.js';
import type { Fix } from './fix.js';
import { rewrite } from './text-edit.js';

/** `/^a+$/` → `^a+$`; flags change the meaning, so that such a pattern stays. */
export const undelimitPatterns: Fix = (_api, schemas) =>
  schemas.flatMap((schema) =>
    patternsOf(schema).flatMap(({ pattern, node, on }) =>
      /^\/(\^.*|.*\$|.*[[(\\].*)\/u?$/s.test(pattern) ? rewrite(node, on, withoutDelimiters) : [],
    ),
  );

function withoutDelimiters(written: string): string | undefined {
  const [, quote, inner, closing] = /^(['"]?)\/(.*)\/u?(['"]?)$/s.exec(written) ?? [];
  if (inner === undefined || quote !== closing) return undefined;
  // A plain YAML scalar cannot begin or go on with everything that a pattern may.
  const isPlain = quote === '' && (/^[[\]{}&*!|>'"%@`#,?:-]/.test(inner) || /: | #/.test(inner));
  return isPlain ? `'${inner.replaceAll("'", "''")}'` : `${quote}${inner}${closing}`;
}
