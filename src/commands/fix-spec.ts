import { type FixedFile, fixApi } from '../lint/fix-api.js';
import { openSpecAnywhere, type SpecOptions } from './open-spec.js';

/** The corrected texts of the files that a SPEC argument is made of; addresses on the network are left out. */
export async function fixSpec(spec: string, options: SpecOptions = {}): Promise<FixedFile[]> {
  const { api } = await openSpecAnywhere(spec, { ...options, repeatedKeys: 'last' });
  return fixApi(api).filter(({ path }) => !/^https?:/i.test(path));
}
