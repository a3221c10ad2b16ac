import type { OperationDetail, RequestDraft, ShownParameter } from '../../../mock/admin/shapes.js';

/** What is filled in for an operation, as texts of the form. */
export interface Draft {
  /** `<in> <name>` → text; empty: it is not sent. */
  readonly texts: Readonly<Record<string, string>>;
  readonly sendsBody: boolean;
  readonly bodyType: string;
  readonly bodyText: string;
  /** Which of the alternatives of {@link OperationDetail.security}; -1 for none. */
  readonly alternative: number;
  /** By scheme. */
  readonly secrets: Readonly<Record<string, string>>;
  /** For the value of a `Prefer` header; empty for none. */
  readonly prefer: string;
  /** A media type that is asked for; empty for any. */
  readonly accept: string;
}

/** A form filled with a valid request. */
export function filledDraft({ parameters, body, security, credentials }: OperationDetail): Draft {
  const [first] = body?.content ?? [];
  return {
    texts: Object.fromEntries(
      parameters.map((parameter) => [parameter.key, textOf(parameter, parameter.value)]),
    ),
    sendsBody: first !== undefined,
    bodyType: first?.type ?? '',
    bodyText: first?.text ?? '',
    alternative: security.length > 0 ? 0 : -1,
    secrets: credentials,
    prefer: '',
    accept: '',
  };
}

/** The draft as the mock takes it. */
export function requestDraft(
  { api, operation, parameters, security }: OperationDetail,
  draft: Draft,
): RequestDraft {
  const values = parameters.flatMap((parameter) => {
    const value = sentValue(parameter, draft.texts[parameter.key] ?? '');
    return value === undefined ? [] : [[parameter.key, value] as const];
  });
  const schemes = security[draft.alternative] ?? [];
  return {
    api,
    operation,
    parameters: Object.fromEntries(values),
    ...(draft.sendsBody ? { body: { type: draft.bodyType, text: draft.bodyText } } : {}),
    credentials: Object.fromEntries(schemes.map((name) => [name, draft.secrets[name] ?? ''])),
    headers: [
      ...(draft.accept === '' ? [] : [['Accept', draft.accept] as const]),
      ...(draft.prefer === '' ? [] : [['Prefer', draft.prefer] as const]),
    ],
  };
}

/** How a parameter's text is written: as it is, as a list with an item a line, or as JSON. */
export function formOf({ type }: Pick<ShownParameter, 'type'>): 'text' | 'lines' | 'json' {
  if (/^list of (list|object|anything)/.test(type)) return 'json';
  if (type.startsWith('list of ')) return 'lines';
  return type.startsWith('object') ? 'json' : 'text';
}

function sentValue(parameter: ShownParameter, text: string): unknown {
  if (text === '') return undefined;
  switch (formOf(parameter)) {
    case 'lines':
      return text.split('\n').filter((line) => line !== '');
    case 'json':
      return parsed(text);
    default:
      return text;
  }
}

/** A value as the text of a form. */
export function textOf(parameter: Pick<ShownParameter, 'type'>, value: unknown): string {
  if (value === undefined) return '';
  if (formOf(parameter) === 'lines' && Array.isArray(value)) return value.map(plainText).join('\n');
  return plainText(value);
}

/** What is no JSON goes as it is, so that the mock can say so. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function plainText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
