import { afterDelete } from './after-delete.js';
import type { BuiltInRecipe } from './built-in-recipe.js';
import { burst } from './burst.js';
import { notModified, partialContent, rangeNotSatisfiable } from './conditional-read.js';
import { conflict } from './conflict.js';
import { longTarget, manyHeaders } from './long-head.js';
import { notAcceptable } from './not-acceptable.js';
import { otherCaller } from './other-caller.js';
import { otherMediaType } from './other-media-type.js';
import { missingPrecondition, stalePrecondition } from './stale-precondition.js';
import { tooLarge } from './too-large.js';
import { undeclaredMethod } from './undeclared-method.js';
import { unknownId } from './unknown-id.js';

/** All of them, in the order in which they are applied: what writes, deletes or wears the implementation out comes last. */
export const builtInRecipes: readonly BuiltInRecipe[] = [
  notModified,
  partialContent,
  rangeNotSatisfiable,
  otherCaller,
  unknownId,
  notAcceptable,
  undeclaredMethod,
  otherMediaType,
  stalePrecondition,
  missingPrecondition,
  longTarget,
  manyHeaders,
  tooLarge,
  conflict,
  afterDelete,
  burst,
];
