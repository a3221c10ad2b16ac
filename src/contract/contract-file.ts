import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Api } from '../openapi/api.js';
import type { ParsedSource } from '../source/parse-text.js';
import type { Source } from '../source/source.js';
import { type Contract, emptyContract } from './contract.js';
import { contractSchema } from './contract-schema.js';
import { readSettings, settingPlace, settingsKind } from './read-settings.js';
import { unknownNames } from './unknown-names.js';

const contractKind = settingsKind('contract file', 'invalid-contract', contractSchema);

/** Reads a contract file; what does not fit the schema or names what the document does not have is reported by line. */
export function readContract(source: Source, api: Api): { contract: Contract; diagnostics: Diagnostic[] } {
  const { file, diagnostics } = readSettings(source, contractKind);
  if (!file) return { contract: emptyContract, diagnostics };
  const written = file.value as Partial<Contract>;
  const contract: Contract = {
    path: source.path,
    parameters: written.parameters ?? {},
    credentials: written.credentials ?? {},
    otherCredentials: written.otherCredentials ?? {},
    ...(written.statesUrl === undefined ? {} : { statesUrl: written.statesUrl }),
    operations: written.operations ?? {},
    waivers: written.waivers ?? [],
  };
  return {
    contract,
    diagnostics: [...badStatesUrl(file, contract), ...unknownNames(file, contract, api)],
  };
}

function* badStatesUrl(file: ParsedSource, { statesUrl }: Contract): Generator<Diagnostic> {
  if (statesUrl === undefined || (/^https?:/i.test(statesUrl) && URL.canParse(statesUrl))) return;
  yield {
    code: 'invalid-contract',
    severity: 'error',
    message: `\`${statesUrl}\` is no URL that provider states could be asked at.`,
    fix: 'Write it whole, as http://127.0.0.1:3000/states.',
    place: settingPlace(file, '/statesUrl', 'value'),
  };
}
