import type { MediaType } from '../../openapi/api.js';
import { validatorOf } from '../../schema/compile.js';
import { generatedValues } from '../generated-values.js';
import { withoutWriteOnly } from '../without-write-only.js';

const known = new WeakMap<MediaType, readonly unknown[]>();

/** The bodies that the document gives for an answer: its examples that conform, else one made from the schema. */
export function exampleValues(mediaType: MediaType): readonly unknown[] {
  let values = known.get(mediaType);
  if (!values) {
    const { schema: described } = mediaType;
    const schema = described?.schema('response') ?? true;
    const written = mediaType.examples
      .map(({ value }) => withoutWriteOnly(described, value))
      .filter((value) => validatorOf(schema).validate(value).length === 0);
    const made = () =>
      generatedValues(schema)
        .slice(0, 1)
        .map((value) => withoutWriteOnly(described, value));
    values = written.length > 0 ? written : made();
    known.set(mediaType, values);
  }
  return values;
}
