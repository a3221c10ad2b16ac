import type { Fields, ShownBody } from '../../../mock/admin/shapes.js';
import { plainLines } from '../../look/code-line.js';
import { CodeView } from '../../look/code-view.js';
import { CopyButton } from '../../look/copy-button.js';
import { jsonLines, linesAt } from '../../look/json-lines.js';
import './http-message.css';

/** Header fields, as names and values. */
export function HeaderTable({ label, fields }: { readonly label: string; readonly fields: Fields }) {
  if (fields.length === 0) return <p class="quiet">No header fields.</p>;
  return (
    <table class="header-table">
      <caption class="for-screen-readers">{label}</caption>
      <tbody>
        {fields.map(([name, value], index) => (
          <tr key={`${index} ${name}`}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface BodyViewProps {
  readonly label: string;
  readonly body: ShownBody | undefined;
  /** JSON Pointers of what is in question. */
  readonly marked?: readonly string[];
}

/** Only so much of a body is drawn, in characters; the copy is whole. */
const mostShown = 200_000;

/** A body: JSON with a line for each value, any other text as it is, bytes in base64. */
export function BodyView({ label, body, marked = [] }: BodyViewProps) {
  if (!body) return <p class="quiet">No body.</p>;
  if ('base64' in body) {
    return <p class="body-bytes">{`${Math.floor((body.base64.length * 3) / 4)} bytes that are no text.`}</p>;
  }
  const { text } = body;
  const shown = text.slice(0, mostShown);
  const lines = jsonLines(shown) ?? plainLines(shown);
  const numbers = new Set(marked.flatMap((pointer) => [...linesAt(lines, pointer)]));
  return (
    <div class="body-view">
      <CodeView label={label} lines={lines} marked={numbers} because="violates the document" wrap />
      <CopyButton text={text} what={label.toLowerCase()} />
      {text.length > mostShown && (
        <p class="quiet">{`The first ${mostShown} of ${text.length} characters; the copy has all.`}</p>
      )}
    </div>
  );
}
