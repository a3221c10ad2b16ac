import { type OpenedSpec, openSpec } from '../commands/open-spec.js';

const opened = new Map<string, OpenedSpec>();

/** Opens a SPEC argument once for all the tests of a file. */
export function openOnce(spec: string): OpenedSpec {
  const known = opened.get(spec) ?? openSpec(spec);
  opened.set(spec, known);
  return known;
}
