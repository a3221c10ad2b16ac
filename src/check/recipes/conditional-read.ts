import { type HeaderList, headerValue } from '../../http/message.js';
import { type BuiltInRecipe, recipeCase, type Situation } from './built-in-recipe.js';

const isRead = ({ plan }: Situation) => ['GET', 'HEAD'].includes(plan.operation.method);

/** 304: asked again under the validators that the answer came with (RFC 9110 §13.1.2, §13.1.3). */
export const notModified: BuiltInRecipe = {
  statuses: ['304'],
  async *cases(situation) {
    if (!isRead(situation)) return;
    const { context, plan } = situation;
    const first = await context.wire.raw(plan.request());
    if (!first.ok) return;
    const tag = headerValue(first.response.headers, 'etag');
    const date = headerValue(first.response.headers, 'last-modified');
    const again = (headers: HeaderList) => plan.request({ headers });
    if (tag !== undefined)
      yield recipeCase(situation, 'If-None-Match with its ETag', again([['If-None-Match', tag]]));
    if (date !== undefined)
      yield recipeCase(situation, 'If-Modified-Since with its date', again([['If-Modified-Since', date]]));
  },
};

/** 206: a part of what is there (RFC 9110 §14.2). */
export const partialContent: BuiltInRecipe = {
  statuses: ['206'],
  *cases(situation) {
    if (!isRead(situation)) return;
    const request = situation.plan.request({ headers: [['Range', 'bytes=0-0']] });
    yield recipeCase(situation, 'Range: bytes=0-0', request);
  },
};

/** 416: a part beyond the end (RFC 9110 §15.5.17). */
export const rangeNotSatisfiable: BuiltInRecipe = {
  statuses: ['416'],
  *cases(situation) {
    if (!isRead(situation)) return;
    const request = situation.plan.request({ headers: [['Range', 'bytes=999999999999-']] });
    yield recipeCase(situation, 'a Range beyond the end', request);
  },
};
