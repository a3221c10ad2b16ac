import type { StructureError } from './structure-walk.js';

/** The causes among the errors of an official schema: without what follows from another error of the same value, and each once. */
export function reduceErrors(errors: readonly StructureError[]): StructureError[] {
  const at = (isMeant: (keyword: string) => boolean) =>
    new Set(errors.flatMap(({ keyword, pointer }) => (isMeant(keyword) ? [pointer] : [])));
  const wrongTypes = at((keyword) => keyword === 'type');
  const refused = at((keyword) => keyword !== 'not' && keyword !== 'unevaluatedProperties');
  // What an object of another kind would need says nothing of this one.
  const otherKinds = new Set(
    errors.flatMap(({ keyword, pointer }) =>
      keyword === 'enum' || keyword === 'const' ? (/^(.*)\/(?:in|type)$/s.exec(pointer)?.[1] ?? []) : [],
    ),
  );
  const seen = new Set<string>();
  return errors.filter((error) => {
    if (error.keyword !== 'type' && wrongTypes.has(error.pointer)) return false;
    if (error.keyword === 'required' && otherKinds.has(error.pointer)) return false;
    if (error.keyword === 'not' && refused.has(error.pointer)) return false;
    const key = JSON.stringify(error);
    return !seen.has(key) && seen.add(key);
  });
}
