/** Keeps secrets out of every artefact: known values are written as the shell expression of a variable. */
export interface Secrets {
  /** Registers a secret and gives its name, e.g. `BEARER_AUTH`. */
  add(label: string, value: string): void;
  hide(text: string): string;
}

/** Shorter secrets are hidden only where they make up a whole text: replacing them everywhere would garble it. */
const shortest = 6;

/** Forms in which a check sends a damaged secret; each must be hidden as well, and repeats in a shell. */
export const damagedSecret = {
  lengthened: (secret: string) => `${secret}x`,
  'cut short': (secret: string) => secret.slice(0, -1),
  'with its last character changed': (secret: string) =>
    secret.slice(0, -1) + (secret.endsWith('~') ? '-' : '~'),
} as const;

/** Starts an empty set of secrets. */
export function keepSecrets(): Secrets {
  const forms: { text: string; shell: string }[] = [];
  return {
    add(label, value) {
      if (value === '') return;
      const name = label
        .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
        .replaceAll(/\W+/g, '_')
        .toUpperCase();
      forms.push(
        { text: value, shell: `$${name}` },
        { text: damagedSecret.lengthened(value), shell: `\${${name}}x` },
        { text: damagedSecret['with its last character changed'](value), shell: `\${${name}%?}~` },
        { text: Buffer.from(value, 'utf8').toString('base64'), shell: `$${name}_BASE64` },
      );
      if (value.length > shortest)
        forms.push({ text: damagedSecret['cut short'](value), shell: `\${${name}%?}` });
      forms.sort((a, b) => b.text.length - a.text.length);
    },
    hide(text) {
      let hidden = text;
      for (const form of forms) {
        if (hidden === form.text) return form.shell;
        if (form.text.length >= shortest) hidden = hidden.replaceAll(form.text, form.shell);
        // A short secret still stands behind a scheme word.
        else if (hidden.endsWith(` ${form.text}`)) hidden = hidden.slice(0, -form.text.length) + form.shell;
      }
      return hidden;
    },
  };
}
