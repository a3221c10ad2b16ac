import type { Api } from '../openapi/api.js';
import { type ParsedSource, parseText } from '../source/parse-text.js';
import { fixes } from './fixes/fixes.js';
import { applyEdits, type TextEdit } from './fixes/text-edit.js';
import { SchemaIndex } from './schema-index.js';

/** A file with its corrected text. */
export interface FixedFile {
  readonly path: string;
  readonly text: string;
  /** How many places were corrected. */
  readonly fixed: number;
}

/** Corrects what is safe to correct in the files of a document; one whose text would no longer parse is left alone. */
export function fixApi(api: Api): FixedFile[] {
  const schemas = new SchemaIndex(api).all;
  const byFile = new Map<ParsedSource, TextEdit[]>();
  for (const edit of fixes.flatMap((fix) => fix(api, schemas))) {
    byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  }
  return [...byFile].flatMap(([{ source, repeatedKeys }, edits]) => {
    const text = applyEdits(source.text, edits);
    const isSound =
      parseText({ path: source.path, text }, repeatedKeys && { repeatedKeys: 'last' }).problem === undefined;
    return isSound && text !== source.text ? [{ path: source.path, text, fixed: edits.length }] : [];
  });
}
