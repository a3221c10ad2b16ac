import type { Diagnostic } from '../diagnostics/diagnostic.js';

/** Defects that the structure tells of the object or list around them. */
const toldOfParent = new Set(['duplicate-parameter', 'example-and-examples']);

/** Defects after which nothing more is said of what is inside. */
const toldOfWhole = new Set(
  ['example-without-value', 'invalid-parameter', 'invalid-schema', 'invalid-security-scheme'].concat(
    'invalid-runtime-expression',
  ),
);

/** Findings that something is not there; it may be there by a name, or as a value, that cannot be read. */
const aboutAbsence = new Set(
  [
    'array-without-items',
    'body-not-required',
    'body-without-schema',
    'discriminator-property-missing',
    'empty-schema',
  ].concat(
    ['keyword-without-partner', 'nullable-without-type', 'no-success-response', 'response-without-schema'],
    ['unbounded-array', 'unbounded-string', 'unresolved-link', 'vacuous-schema'],
  ),
);

/** The same, told at the field that asks for what is not there. */
const toldOfField = new Set(['limit-without-type', 'properties-without-type', 'undefined-server-variable']);

/** What rules found, and what the official schema says of the structure, less what follows from a defect that is told besides. */
export function withoutConsequences(
  found: readonly Diagnostic[],
  structure: readonly Diagnostic[],
): Diagnostic[] {
  const errors = found.filter(({ severity }) => severity === 'error').map(({ place }) => placeKey(place));
  const known = new Set(errors);
  const around = new Set(
    found.filter(({ code }) => toldOfParent.has(code)).map(({ place }) => parentKey(place)),
  );
  const whole = new Set(
    found.filter(({ code }) => toldOfWhole.has(code)).map(({ place }) => placeKey(place)),
  );
  const isInside = ({ place }: Diagnostic) =>
    whole.size > 0 && keysAbove(place).some((key) => whole.has(key));
  const kept = structure.filter(
    (diagnostic) =>
      !known.has(placeKey(diagnostic.place)) &&
      !around.has(placeKey(diagnostic.place)) &&
      !isInside(diagnostic),
  );
  const unread = found.filter(({ code }) => code === 'invalid-schema');
  const broken = new Set([...kept, ...unread].map(({ place }) => placeKey(place)));
  const misspelt = found.filter(({ code }) => code === 'misspelt-keyword');
  const lacking = new Set([...kept, ...unread, ...misspelt].map(({ place }) => parentKey(place)));
  const groups = found
    .filter(({ code, place }) => code === 'invalid-component-name' && place.pointer.endsWith('/$ref'))
    .map(({ place }) => place.pointer.slice(0, -'$ref'.length));
  const isConsequence = (diagnostic: Diagnostic) => {
    const { code, place } = diagnostic;
    if (code === 'unused-component' && known.has(placeKey(place))) return true;
    // What stands for a whole group of components may have them.
    if (code === 'unresolved-ref' && groups.some((group) => diagnostic.message.includes(`#${group}`)))
      return true;
    if (code === 'invalid-schema') return false;
    if (broken.has(placeKey(place)) || isInside(diagnostic)) return true;
    const holder = toldOfField.has(code) ? parentKey(place) : placeKey(place);
    if (toldOfField.has(code) && broken.has(holder)) return true;
    return (aboutAbsence.has(code) || toldOfField.has(code)) && lacking.has(holder);
  };
  return [...found.filter((diagnostic) => !isConsequence(diagnostic)), ...kept];
}

/** Tells the places of all files apart. */
export function placeKey({ source, pointer }: Diagnostic['place']): string {
  return `${source.path}#${pointer}`;
}

function parentKey(place: Diagnostic['place']): string {
  const key = placeKey(place);
  return place.pointer === '' ? key : key.slice(0, key.lastIndexOf('/'));
}

/** The places that a place is inside of. */
function keysAbove({ source, pointer }: Diagnostic['place']): string[] {
  const keys: string[] = [];
  for (let at = pointer.lastIndexOf('/'); at >= 0; at = pointer.lastIndexOf('/', at - 1)) {
    keys.push(`${source.path}#${pointer.slice(0, at)}`);
    if (at === 0) break;
  }
  return keys;
}
