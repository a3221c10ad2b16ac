import { useRef, useState } from 'preact/hooks';
import { Button } from '../../look/button.js';
import { Note } from '../parts/note.js';

/** Reads a snapshot from a file of the reader's. */
export function SnapshotUpload({ onUpload }: { readonly onUpload: (snapshot: unknown) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const read = async (file: File) => {
    try {
      onUpload(JSON.parse(await file.text()));
      setProblem(undefined);
    } catch {
      setProblem(`${file.name} is not JSON.`);
    }
  };
  return (
    <>
      <Button onClick={() => input.current?.click()}>Upload snapshot</Button>
      <input
        ref={input}
        type="file"
        hidden
        accept="application/json,.json"
        aria-label="Snapshot"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) read(file);
          currentTarget.value = '';
        }}
      />
      {problem !== undefined && (
        <Note tone="bad" live>
          <p>{problem}</p>
        </Note>
      )}
    </>
  );
}
