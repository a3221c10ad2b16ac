import { carryCredentials, credentialHeader, credentialText } from '../exchange/credentials.js';
import type { HeaderList } from '../http/message.js';
import type { SecurityScheme } from '../openapi/api.js';
import { damagedSecret } from '../result/secrets.js';
import type { Case, CasePlace } from './case.js';
import type { RequestPlan } from './request-plan.js';

/**
 * Each scheme for itself: missing, empty, altered, cut short, lengthened, without its scheme word, as another scheme;
 * then the header's name in another case, which must work (RFC 9110 §5.1). A mock without state only sees presence.
 */
export function* planCredentials(plan: RequestPlan, onlyPresence: boolean): Generator<Case> {
  const { api, credentials } = plan;
  if (plan.operation.security.some((requirement) => requirement.length === 0)) return;
  for (const [name, secret] of credentials) {
    const scheme = api.securitySchemes.get(name);
    if (!scheme || scheme.kind === 'mutual-tls') continue;
    const others = new Map([...credentials].filter(([other]) => other !== name));
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
      const request = plan.request(withField([field, credentialText(scheme, secret)]));
      yield { class: 'valid', label: `${name} in the header ${field}`, place, request };
    }
  }
}

function bareText(scheme: SecurityScheme, secret: string): string {
  return credentialText(scheme, secret).replace(/^\S+\s+/, '');
}

function otherCase(name: string): string {
  return name === name.toUpperCase() ? name.toLowerCase() : name.toUpperCase();
}
