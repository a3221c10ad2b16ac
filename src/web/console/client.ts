/** Why the mock refused what it was asked, in its own words. */
export class Refusal extends Error {
  /** What is wrong with what was sent, place by place. */
  readonly errors: readonly { readonly pointer: string; readonly message: string }[];

  constructor(detail: string, errors: Refusal['errors'] = []) {
    super(detail);
    this.errors = errors;
  }
}

/** Asks the admin API. Throws {@link Refusal}. */
export async function ask<Shape>(method: string, path: string, body?: unknown): Promise<Shape> {
  const response = await reach(`/_tally${path}`, {
    method,
    // No page of another origin can send this without asking first.
    headers: { 'Tally-Admin': 'console', 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as Shape;
  throw refusalOf(response.status, text);
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch {
    throw new Refusal('The mock does not answer. Is it still running?');
  }
}

function refusalOf(status: number, text: string): Refusal {
  try {
    const { detail, errors } = JSON.parse(text) as { detail?: string; errors?: Refusal['errors'] };
    return new Refusal(detail ?? `The mock answered ${status}.`, errors);
  } catch {
    return new Refusal(`The mock answered ${status}.`);
  }
}

/** A path of the admin API with a query. */
export function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams(query)}`;
}
