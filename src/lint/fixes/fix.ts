import type { Api } from '../../openapi/api.js';
import type { DocumentNode } from '../../openapi/document-node.js';
import type { TextEdit } from './text-edit.js';

/** Corrects one kind of defect where only one correction is possible; everything around it stays as it was written. */
export type Fix = (api: Api, schemas: readonly DocumentNode[]) => TextEdit[];
