import {
  type Credentials,
  carryCredentials,
  credentialHeader,
  credentialText,
} from '../exchange/credentials.js';
import type { HeaderList } from '../http/message.js';
import type { SecurityScheme } from '../openapi/api.js';
import { damagedSecret } from '../result/secrets.js';
import type { Case, CasePlace } from './case.js';
import type { RequestPlan } from './request-plan.js';

/**
 * Each alternative that is known, and in it each scheme for itself: missing, empty, altered, cut short, lengthened, without its scheme
 * word, as another scheme; then the header's name in another case, which must work (RFC 9110 §5.1), as each alternative must. A
 * mock without state only sees presence.
 */
export function* planCredentials(plan: RequestPlan, onlyPresence: boolean): Generator<Case> {
  const { security } = plan.operation;
  if (security.some((requirement) => requirement.length === 0)) return;
  const sent = new Set<string>();
  for (const [index, credentials] of [plan.credentials, ...plan.alternatives].entries()) {
    if (index > 0) yield alternativeCase(plan, credentials);
    for (const planned of faultsOf(plan, credentials, onlyPresence)) {
      const identity = JSON.stringify([planned.request.target, planned.request.headers]);
      if (!sent.has(identity)) yield planned;
      sent.add(identity);
    }
  }
}

function alternativeCase(plan: RequestPlan, credentials: Credentials): Case {
  const names = [...credentials.keys()];
  const rule = plan.api.securitySchemes.get(names[0] ?? '')?.node ?? plan.operation.node;
  const place: CasePlace = { location: 'credential', pointer: `/${names[0]}`, rule };
  return {
    class: 'valid',
    label: `${names.join(' and ')} instead`,
    place,
    ...plan.smallest({ credentials }),
  };
}

function* faultsOf(plan: RequestPlan, credentials: Credentials, onlyPresence: boolean): Generator<Case> {
  const { api } = plan;
  for (const [name, secret] of credentials) {
    const scheme = api.securitySchemes.get(name);
    if (!scheme || scheme.kind === 'mutual-tls') continue;
    const others = new Map([...credentials].filter(([other]) => other !== name));
    // What is left may be enough by another alternative.
    if (plan.operation.security.some((names) => names.every((other) => others.has(other)))) continue;
    const place: CasePlace = { location: 'credential', pointer: `/${name}`, rule: scheme.node };
    const faulty = (label: string, changes: Parameters<typeof plan.request>[0]): Case => ({
      class: 'unauthorised',
      label: `${name} ${label}`,
      place,
      request: plan.request(changes),
    });
    yield faulty('missing', { credentials: others });
    if (onlyPresence) continue;
    const replaced = (text: string) => ({ credentials: new Map([...others, [name, text]]) });
    yield faulty('empty', replaced(''));
    for (const [label, damage] of Object.entries(damagedSecret)) {
      const damaged = damage(secret);
      if (damaged !== '' && damaged !== secret) yield faulty(label, replaced(damaged));
    }
    const carried = carryCredentials(api, others);
    const withField = (field: readonly [string, string]) => ({
      credentials: { ...carried, headers: [...carried.headers, field] as HeaderList },
    });
    if (scheme.kind === 'authorization') {
      yield faulty('without its scheme word', withField(['Authorization', bareText(scheme, secret)]));
      const other = scheme.word === 'Basic' ? 'Bearer' : 'Basic';
      yield faulty(`sent as ${other}`, withField(['Authorization', `${other} ${bareText(scheme, secret)}`]));
    }
    if (scheme.kind === 'authorization' || scheme.kind === 'header') {
      const field = otherCase(credentialHeader(scheme));
      const sent = plan.smallest(withField([field, credentialText(scheme, secret)]));
      yield { class: 'valid', label: `${name} in the header ${field}`, place, ...sent };
    }
  }
}

function bareText(scheme: SecurityScheme, secret: string): string {
  return credentialText(scheme, secret).replace(/^\S+\s+/, '');
}

function otherCase(name: string): string {
  return name === name.toUpperCase() ? name.toLowerCase() : name.toUpperCase();
}
