import type { MediaType } from '../../openapi/api.js';
import { validatorOf } from '../../schema/compile.js';
import { generatedValues } from '../generated-values.js';
import { withoutWriteOnly } from '../without-write-only.js';

/** The bodies that the document gives for an answer. */
export interface ExampleValues {
  readonly values: readonly unknown[];
  /** Whether they are its examples; else one was made from the schema, because none conforms. */
  readonly areWritten: boolean;
}

const known = new WeakMap<MediaType, ExampleValues>();

/** The examples of an answer that conform, else a body made from its schema. */
export function exampleValues(mediaType: MediaType): ExampleValues {
  let values = known.get(mediaType);
  if (!values) {
    const { schema: described, examples } = mediaType;
    const schema = described?.schema('response') ?? true;
    const written = examples
      .map(({ value }) => withoutWriteOnly(described, value))
      .filter((value) => validatorOf(schema).validate(value).length === 0);
    const made = () => generatedValues(schema).slice(0, 1);
    const areWritten = written.length > 0;
    values = {
      areWritten,
      values: areWritten ? written : made().map((value) => withoutWriteOnly(described, value)),
    };
    known.set(mediaType, values);
  }
  return values;
}
