/** Keeps secrets out of every artefact: known values are written as the shell expression of a variable. */
export interface Secrets {
  /** Registers a secret under a label, whose variable stands for it: `bearerAuth` gives `$BEARER_AUTH`. */
  add(label: string, value: string): void;
  hide(text: string): string;
  /** The shell expressions that {@link hide} writes; any other `$NAME` in a text is the text's own. */
  readonly expressions: ReadonlySet<string>;
}

/** Shorter texts are hidden only where they stand alone: replacing them everywhere would garble what is shown. */
const shortest = 6;

/** Forms in which a check sends a damaged secret; each must be hidden as well, and repeats in a shell. */
export const damagedSecret = {
  lengthened: (secret: string) => `${secret}x`,
  'cut short': (secret: string) => [...secret].slice(0, -1).join(''),
  'with its last character changed': (secret: string) =>
    [...secret].slice(0, -1).join('') + (secret.endsWith('~') ? '-' : '~'),
  'in the other letter case': otherCase,
} as const;

/** Of `user:password` the password alone, as user names are often alike in any case; hexadecimal digits are the same in both. */
function otherCase(secret: string): string {
  const own = secret.slice(secret.indexOf(':') + 1);
  if (/^[0-9a-f-]*$/i.test(own)) return secret;
  const swapped = [...own].map((letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );
  return secret.slice(0, secret.length - own.length) + swapped.join('');
}

/** How a secret may be written where it travels: as it is, in a query or form, in Basic, inside JSON. */
const spellings: Readonly<Record<string, (text: string) => string>> = {
  '': (text) => text,
  _URL: (text) => encodeURIComponent(text.toWellFormed()),
  _FORM: (text) => new URLSearchParams({ '': text }).toString().slice(1),
  _BASE64: (text) => Buffer.from(text, 'utf8').toString('base64'),
  _JSON: (text) => JSON.stringify(text).slice(1, -1),
};

interface Form {
  readonly text: string;
  readonly shell: string;
}

/** Starts an empty set of secrets. */
export function keepSecrets(): Secrets {
  const forms: Form[] = [];
  const expressions = new Set<string>();
  return {
    expressions,
    add(label, value) {
      if (value === '') return;
      for (const form of formsOf(nameOf(label), value)) {
        if (form.text === '' || forms.some(({ text }) => text === form.text)) continue;
        forms.push(form);
        expressions.add(/\$(\{[^}]*\}|\w+)/.exec(form.shell)?.[0] ?? form.shell);
      }
      forms.sort((a, b) => b.text.length - a.text.length);
    },
    hide(text) {
      let hidden = text;
      for (const { text: secret, shell } of forms) {
        hidden =
          secret.length >= shortest
            ? hidden.replaceAll(secret, () => shell)
            : hidden.replaceAll(standingAlone(secret), () => shell);
      }
      return hidden;
    },
  };
}

function nameOf(label: string): string {
  return label
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll(/\W+/g, '_')
    .replace(/^(?=\d)/, '_')
    .toUpperCase();
}

/** The plain spelling is found first where several are alike; in a shell only that one can be damaged by an expression. */
function* formsOf(name: string, value: string): Generator<Form> {
  const cut = damagedSecret['cut short'](value);
  const changed = damagedSecret['with its last character changed'](value);
  const variants = [
    { text: value, shell: `$${name}`, suffix: '' },
    { text: damagedSecret.lengthened(value), shell: `\${${name}}x`, suffix: '_LENGTHENED' },
    { text: changed, shell: `\${${name}%?}${changed.slice(cut.length)}`, suffix: '_CHANGED' },
    { text: cut, shell: `\${${name}%?}`, suffix: '_CUT' },
    { text: otherCase(value), shell: `$${name}_OTHER_CASE`, suffix: '_OTHER_CASE' },
  ];
  for (const [spelling, write] of Object.entries(spellings)) {
    for (const { text, shell, suffix } of variants) {
      if (text !== '')
        yield { text: write(text), shell: spelling === '' ? shell : `$${name}${spelling}${suffix}` };
    }
  }
}

/** The whole text, the value of a pair, or what follows a scheme word. */
function standingAlone(secret: string): RegExp {
  const literal = secret.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  return new RegExp(`(?<=^|=)${literal}(?=$|[&;])|(?<= )${literal}$`, 'g');
}
