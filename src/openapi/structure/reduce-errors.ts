import { meantField } from './meant-field.js';
import type { StructureError } from './structure-walk.js';

/** The causes among the errors of an official schema: without what follows from another error of the same value, and each once. */
export function reduceErrors(errors: readonly StructureError[]): StructureError[] {
  const at = (isMeant: (keyword: string) => boolean) =>
    new Set(errors.flatMap(({ keyword, pointer }) => (isMeant(keyword) ? [pointer] : [])));
  const wrongTypes = at((keyword) => keyword === 'type');
  const refused = at((keyword) => keyword !== 'not' && keyword !== 'unevaluatedProperties');
  // What an object of another kind would need or not have says nothing of this one.
  const otherKinds = new Set(
    errors.flatMap(({ keyword, pointer }) =>
      keyword === 'enum' || keyword === 'const' ? (/^(.*)\/(?:in|type)$/s.exec(pointer)?.[1] ?? []) : [],
    ),
  );
  // A field that stands there by another name, or whose contents do, is not missing besides.
  const meant = new Set(
    errors.flatMap((error) => meantNames(error).map((name) => `${error.pointer} ${name}`)),
  );
  // What stands behind a reference, even one that is not allowed there, is not missing.
  const references = new Set(errors.flatMap((error) => (isExtra(error, '$ref') ? [error.pointer] : [])));
  // These say something beside `if` alone.
  const conditions = new Set(errors.flatMap((error) => (isExtra(error, 'if') ? [error.pointer] : [])));
  const seen = new Set<string>();
  return errors.filter((error) => {
    if (error.keyword !== 'type' && wrongTypes.has(error.pointer)) return false;
    const isOfKind = error.keyword === 'required' || aboutExtra.has(error.keyword);
    if (isOfKind && otherKinds.has(error.pointer)) return false;
    if (error.keyword === 'not' && refused.has(error.pointer)) return false;
    if (missingFields(error).length > 0 && references.has(error.pointer)) return false;
    if (missingFields(error).some((name) => meant.has(`${error.pointer} ${name}`))) return false;
    if ((isExtra(error, 'then') || isExtra(error, 'else')) && conditions.has(error.pointer)) return false;
    const key = JSON.stringify(error);
    return !seen.has(key) && seen.add(key);
  });
}

const aboutExtra = new Set(['additionalProperties', 'unevaluatedProperties']);

function isExtra({ keyword, fields }: StructureError, name: string): boolean {
  return aboutExtra.has(keyword) && fields?.[0] === name;
}

function meantNames(error: StructureError): string[] {
  const meant = aboutExtra.has(error.keyword) ? meantField(error) : undefined;
  return meant ? [meant.name] : [];
}

function missingFields({ keyword, stated, fields = [] }: StructureError): readonly string[] {
  if (keyword === 'required') return fields;
  const lacksAll = (keyword === 'exactlyOne' || keyword === 'atLeastOne') && fields.length === 0;
  return lacksAll ? (stated as string[]) : [];
}
