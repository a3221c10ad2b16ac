import { isJson, parseMediaType } from '../exchange/media-type.js';
import type { MockExtension } from './mock-extension.js';
import { fitAnswer } from './state/fit-answer.js';
import { pathValues } from './state/path-values.js';

/** A success repeats what was sent, under the ids of the path; an example that was asked for by name stays as it is. */
export const fitToRequest: MockExtension = {
  isSound: true,
  adapt(request, { operation, mediaType, type, status, value }) {
    const media = parseMediaType(type);
    const isAsWritten = status >= 300 || request.preferences.example !== undefined;
    if (isAsWritten || !media || !isJson(media)) return value;
    return fitAnswer(
      operation,
      mediaType,
      value,
      { path: pathValues(request), body: request.value },
      new Date(),
    );
  },
};
