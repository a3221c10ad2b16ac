import { concreteMediaType, isJson, parseMediaType } from '../../exchange/media-type.js';
import { type DocumentNode, isMapping } from '../../openapi/document-node.js';
import type { RequestPlan } from '../request-plan.js';
import { contractOf } from '../run-context.js';
import { veryLong } from '../unusual/body-extremes.js';
import { type BuiltInRecipe, recipeCase } from './built-in-recipe.js';

/** Where nobody says a limit: just over a usual one, then far over all usual ones. Bytes. */
const usualLimits = [1_048_576, 10_485_760];

/** 413: the smallest body, made longer than the limit by what its media type does not count. */
export const tooLarge: BuiltInRecipe = {
  statuses: ['413'],
  *cases(situation) {
    const { context, plan } = situation;
    const smallest = plan.request();
    const { body } = smallest;
    if (!body || !plan.mediaType) return;
    const mediaType = concreteMediaType(plan.mediaType.type);
    const limit = contractOf(context, plan.operation).bodyLimit ?? statedLimit(plan);
    for (const size of limit === undefined ? usualLimits : [limit]) {
      const bytes = padded(body, mediaType, size + 1);
      const request = { ...smallest, body: bytes };
      const planned = recipeCase(situation, `a body of ${bytes.length} bytes`, request);
      yield { ...planned, trait: veryLong, mayBeCutOff: true };
    }
  },
};

/** Longer by white space around the value, after the last part, or by a field that nobody knows. */
function padded(body: Buffer, mediaType: string, size: number): Buffer {
  const missing = Math.max(0, size - body.length);
  const media = parseMediaType(mediaType);
  if (!media) return Buffer.concat([body, Buffer.alloc(missing, 'x')]);
  const isXml = /(^|\+)xml$/.test(media.subtype);
  if (isJson(media) || isXml || media.type === 'multipart')
    return Buffer.concat([body, Buffer.alloc(missing, ' ')]);
  const isForm = media.subtype === 'x-www-form-urlencoded';
  return Buffer.concat([body, Buffer.from(isForm ? '&tally=' : ''), Buffer.alloc(missing, 'x')]);
}

/** What an extension of the operation or its body says (`x-max-body-size`), or the length that a raw body may have. */
function statedLimit({ operation, mediaType }: RequestPlan): number | undefined {
  const nodes = [operation.node, operation.requestBody?.node, mediaType?.node];
  for (const node of nodes) {
    const stated = node && limitBeside(node);
    if (stated !== undefined) return stated;
  }
  const schema = mediaType?.schema?.schema('request');
  const isText = typeof schema === 'object' && schema.type === 'string';
  return isText && typeof schema.maxLength === 'number' ? schema.maxLength : undefined;
}

function limitBeside({ value }: DocumentNode): number | undefined {
  if (!isMapping(value)) return undefined;
  const entry = Object.entries(value).find(
    ([key, limit]) => /^x-.*(max|limit)/i.test(key) && /size|length|bytes|body/i.test(key) && isSize(limit),
  );
  return entry && Number(entry[1]);
}

function isSize(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}
