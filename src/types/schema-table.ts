import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ApiSchema } from '../openapi/api-schema.js';
import type { SchemaBundle } from '../openapi/bundle-schema.js';
import type { Direction } from '../openapi/direction.js';
import { type DocumentNode, diagnoseNode } from '../openapi/document-node.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { formatPointer } from '../source/json-pointer.js';
import { ANYTHING, type SimpleSchema } from './simple-schema.js';
import { simplifySchema } from './simplify-schema.js';
import type { Simplifying } from './simplifying.js';

/** A schema that references name, in one direction. */
export interface NamedSchema {
  /** Unique among both directions. */
  readonly key: string;
  readonly direction: Direction;
  readonly node: DocumentNode;
  readonly schema: SimpleSchema;
}

/** All schemas of an Api, each read once for a direction; their references are keys of {@link named}. */
export class SchemaTable {
  readonly #named = new Map<string, NamedSchema>();
  readonly #targets = new Map<JsonSchema, ReturnType<Simplifying['follow']>>();
  readonly #report: (diagnostic: Diagnostic) => void;

  constructor(report: (diagnostic: Diagnostic) => void) {
    this.#report = report;
  }

  /** In the order met. */
  get named(): ReadonlyMap<string, NamedSchema> {
    return this.#named;
  }

  translate(schema: ApiSchema, direction: Direction): SimpleSchema {
    const bundle = schema.bundle(direction);
    for (const diagnostic of bundle.diagnostics) this.#report(diagnostic);
    const { $defs = {}, ...own } = typeof bundle.schema === 'boolean' ? {} : bundle.schema;
    for (const [name, definition] of Object.entries($defs)) {
      const { key, node } = this.#target(bundle, direction, name, definition);
      if (this.#named.has(key)) continue;
      const place = formatPointer(['$defs', name]);
      this.#named.set(key, { key, direction, node, schema: ANYTHING });
      const simple = simplifySchema(this.#simplifying(bundle, direction), definition, place);
      this.#named.set(key, { key, direction, node, schema: simple });
    }
    const whole = typeof bundle.schema === 'boolean' ? bundle.schema : own;
    return simplifySchema(this.#simplifying(bundle, direction), whole, '');
  }

  #simplifying(bundle: SchemaBundle, direction: Direction): Simplifying {
    return {
      direction,
      origin: (pointer) => bundle.origin(pointer),
      follow: (ref) => {
        const name = decodeURI(ref.slice('#/$defs/'.length)).replaceAll('~1', '/').replaceAll('~0', '~');
        const $defs = typeof bundle.schema === 'boolean' ? undefined : bundle.schema.$defs;
        return this.#target(bundle, direction, name, $defs?.[name] ?? true);
      },
      reportUntyped: (node, reason) => this.#report(diagnoseUntyped(node, reason)),
    };
  }

  /** Bundles share their definitions, so that an object stands for its place; a boolean does not. */
  #target(bundle: SchemaBundle, direction: Direction, name: string, schema: JsonSchema) {
    const known = this.#targets.get(schema);
    if (known) return known;
    const node = bundle.origin(formatPointer(['$defs', name]));
    const target = { key: `${direction} ${node.file.source.path}#${node.pointer}`, schema, node };
    if (typeof schema === 'object') this.#targets.set(schema, target);
    return target;
  }
}

function diagnoseUntyped(node: DocumentNode, reason: string): Diagnostic {
  return diagnoseNode(node, {
    code: 'untyped-schema',
    severity: 'error',
    message: `This schema is not typed: ${reason}.`,
    fix: 'Write it as JSON Schema has it; until then its type is `unknown`.',
  });
}
