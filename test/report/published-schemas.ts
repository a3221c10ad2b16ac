import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';
import { packageRoot } from '../../src/source/package-root.js';

/** What the Jenkins plug-in xUnit says against a JUnit report; nothing where it takes it. */
export async function junitErrors(xml: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'report.xml', contents: xml }],
    schema: [published('junit-10.xsd')],
  });
  return errors.map(({ rawMessage }) => rawMessage);
}

const ajv = new Ajv04.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validateSarif = ajv.compile(JSON.parse(published('sarif-2.1.0-rtm.5.json')));

/** What the schema of SARIF 2.1.0 says against a log; nothing where it takes it. */
export function sarifErrors(text: string): string[] {
  validateSarif(JSON.parse(text));
  return (validateSarif.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function published(name: string): string {
  return readFileSync(join(packageRoot(), 'test/report/published-schemas', name), 'utf8');
}
