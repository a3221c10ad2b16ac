import { member } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';

const flags = [
  { flag: 'readOnly', direction: 'request', travels: 'in requests' },
  { flag: 'writeOnly', direction: 'response', travels: 'in responses' },
] as const;

/** `required` counts in one direction only for such properties (OpenAPI 3.0 §4.7.24.2); JSON Schema itself makes no difference. */
export const requiredInOtherDirection: Rule = {
  code: 'required-in-other-direction',
  severity: 'warning',
  summary: 'A `readOnly` property is required in requests, or a `writeOnly` one in responses.',
  why: 'Tools disagree: OpenAPI 3.0 does not ask for it in that direction, plain JSON Schema validators do and refuse the body.',
  example: {
    of: 'operation',
    before:
      "requestBody: {content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: string, readOnly: true}}}}}}\nresponses: {'204': {description: done}}",
    after:
      "requestBody: {content: {application/json: {schema: {type: object, properties: {id: {type: string, readOnly: true}}}}}}\nresponses: {'204': {description: done}}",
  },
  *check(_api, { schemas, diagnose }) {
    for (const { flag, direction, travels } of flags) {
      for (const schema of schemas.with(['required'])) {
        if (!schemas.travels(schema, direction) || !Array.isArray(schema.value.required)) continue;
        const properties = member(schema, 'properties');
        for (const name of schema.value.required) {
          const property = properties && member(properties, String(name));
          const written = property && member(property, flag);
          if (written?.value !== true) continue;
          yield diagnose(written, {
            message: `\`${name}\` is \`${flag}\` and required, and this schema travels ${travels}.`,
            fix: `Use a schema of its own ${travels}, or do not require \`${name}\`.`,
          });
        }
      }
    }
  },
};
