import type { Finding } from '../../result/report.js';
import { plainLines } from '../look/code-line.js';
import { CodeView } from '../look/code-view.js';
import { jsonLines } from '../look/json-lines.js';
import { SideBySide } from '../look/side-by-side.js';
import './expectation.css';

/** Keywords of JSON Schema that say what a value is expected to be (2020-12, validation and applicators). */
const keywords =
  /^(type|enum|const|required|properties|additionalProperties|unevaluatedProperties|patternProperties|propertyNames|minProperties|maxProperties|dependentRequired|items|prefixItems|contains|minItems|maxItems|uniqueItems|minLength|maxLength|pattern|format|minimum|maximum|exclusiveMinimum|exclusiveMaximum|multipleOf|oneOf|anyOf|allOf|not)$/;

/** What the rule asks for beside what came. */
export function Expectation({ finding }: { readonly finding: Finding }) {
  const { expected, actual, schemaPointer } = finding;
  const last = schemaPointer.slice(schemaPointer.lastIndexOf('/') + 1);
  return (
    <SideBySide
      expected={
        <>
          {keywords.test(last) && <p class="expected-keyword">{last}</p>}
          <Value label="Expected" value={expected} />
        </>
      }
      received={<Value label="Received" value={actual} />}
    />
  );
}

function Value({ label, value }: { readonly label: string; readonly value: unknown }) {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'null');
  const lines = text.length > 60 ? jsonLines(text) : undefined;
  if (lines) return <CodeView label={label} lines={lines} />;
  if (text === '') return <p class="empty-value">an empty text</p>;
  return text.length > 120 || text.includes('\n') ? (
    <CodeView label={label} lines={plainLines(text)} wrap />
  ) : (
    <p class="short-value">
      <code>{text}</code>
    </p>
  );
}
