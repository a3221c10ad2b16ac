import { mockCredentials } from '../check/find-credentials.js';
import { knownValues } from '../check/known-values.js';
import { emptyContract } from '../contract/contract.js';
import type { RequestSample } from '../mock/admin/request-sample.js';
import type { MockApi } from '../mock/mock-api.js';
import type { Api, MediaType, Operation } from '../openapi/api.js';
import { validatorOf } from '../schema/compile.js';
import { validValues } from '../schema/valid-values.js';

/** A valid request of an operation, from the generator of `check`, as full as it can be; for a mock, which sees of credentials only that they are there. */
export function sampleRequest({ api }: MockApi, operation: Operation): RequestSample {
  const { parameters } = knownValues(operation, emptyContract, [], 1);
  const bodies = (operation.requestBody?.content ?? []).flatMap((mediaType) => {
    const body = sampleBody(mediaType);
    return body ? [[mediaType.type, body.value] as const] : [];
  });
  return {
    parameters,
    credentials: neededCredentials(api, operation.security.flat()),
    bodies: new Map(bodies),
  };
}

/** Made-up secrets for some of the schemes. */
export function neededCredentials(api: Api, names: readonly string[]): ReadonlyMap<string, string> {
  const all = mockCredentials(api, new Map());
  return new Map(names.flatMap((name) => (all.has(name) ? [[name, all.get(name) as string]] : [])));
}

/** The first example that conforms, else a value with every property, else the smallest. */
function sampleBody({ schema, examples }: MediaType): { readonly value: unknown } | undefined {
  const whole = schema?.schema('request') ?? true;
  const { validate } = validatorOf(whole);
  const example = examples.find(({ value }) => validate(value).length === 0);
  if (example) return example;
  let smallest: { readonly value: unknown } | undefined;
  for (const valid of validValues(whole)) {
    if (valid.label === 'full') return valid;
    smallest ??= valid;
    if (valid.label !== 'minimal') break;
  }
  return smallest;
}
