/** A name without its spelling: `petId`, `pet_id` and `Pet-ID` are one. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** A collection's name for one of its members: `pets` → `pet`, `categories` → `category`. */
export function singular(name: string): string {
  if (/ies$/i.test(name)) return `${name.slice(0, -3)}y`;
  if (/(s|x|z|ch|sh)es$/i.test(name)) return name.slice(0, -2);
  return /[^s]s$/i.test(name) ? name.slice(0, -1) : name;
}

/** The members of a list that carry the same name but for its spelling, those spelt the same first. */
export function sameName(names: readonly string[], wanted: string): string | undefined {
  return names.includes(wanted) ? wanted : names.find((name) => plainName(name) === plainName(wanted));
}
