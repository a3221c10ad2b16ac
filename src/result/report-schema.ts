import { coverageSchema } from './coverage-schema.js';
import { verdicts } from './report.js';

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const lineNumber = { type: 'integer', minimum: 1 } as const;
const repairedMembers = [
  'code',
  'operationId',
  'method',
  'path',
  'status',
  'pointer',
  'schemaPointer',
  'message',
];
const shares = ['cells', 'validRules', 'invalidRules', 'responseParts'];
const field = {
  type: 'object',
  required: ['name', 'value'],
  properties: { name: text, value: text },
} as const;

/** The JSON Schema (2020-12) of a JSON report, version 1; published as `schemas/report.schema.json`. Further properties may come. */
export const reportSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Tallystick check report, version 1',
  type: 'object',
  required: [
    'tool',
    'version',
    'spec',
    'url',
    'seed',
    'startedAt',
    'durationMs',
    'summary',
    'operations',
    'findings',
  ],
  properties: {
    tool: {
      type: 'object',
      required: ['name', 'version'],
      properties: { name: { const: 'tallystick' }, version: text },
    },
    version: { const: 1 },
    spec: text,
    url: text,
    seed: { type: 'integer' },
    runId: text,
    startedAt: { type: 'string', format: 'date-time' },
    durationMs: { ...count, description: 'Milliseconds.' },
    summary: {
      type: 'object',
      required: ['cases', 'findings', 'cells'],
      properties: {
        cases: count,
        findings: count,
        cells: {
          type: 'object',
          required: verdicts,
          properties: Object.fromEntries(verdicts.map((verdict) => [verdict, count])),
        },
        coverage: {
          type: 'object',
          required: shares,
          properties: Object.fromEntries(shares.map((name) => [name, { $ref: '#/$defs/share' }])),
        },
      },
    },
    operations: { type: 'array', items: { $ref: '#/$defs/operation' } },
    findings: { type: 'array', items: { $ref: '#/$defs/finding' } },
    repaired: {
      type: 'array',
      description: 'Findings of the baseline that are gone.',
      items: {
        type: 'object',
        required: repairedMembers,
        properties: Object.fromEntries(repairedMembers.map((name) => [name, text])),
      },
    },
    notes: { type: 'array', items: text },
  },
  $defs: {
    share: {
      type: 'object',
      required: ['covered', 'total', 'percent'],
      properties: { covered: count, total: count, percent: { type: 'number', minimum: 0, maximum: 100 } },
    },
    operation: {
      type: 'object',
      required: ['operationId', 'method', 'path', 'cells'],
      properties: {
        index: count,
        operationId: text,
        method: text,
        path: text,
        uncovered: { type: 'array', items: text },
        coverage: coverageSchema,
        cells: {
          type: 'array',
          items: {
            type: 'object',
            required: ['status', 'mediaType', 'verdict', 'vacuous', 'reason', 'cases'],
            properties: {
              status: { ...text, description: '200, 4XX or default.' },
              mediaType: { type: ['string', 'null'] },
              verdict: { enum: verdicts },
              vacuous: { type: 'boolean' },
              reason: text,
              cases: count,
            },
          },
        },
      },
    },
    entry: {
      type: 'object',
      description: 'A HAR 1.2 entry; bodies are cut at 16 kB.',
      required: ['startedDateTime', 'time', 'request', 'response'],
      properties: {
        request: { type: 'object', properties: { headers: { type: 'array', items: field } } },
        response: { type: 'object', properties: { headers: { type: 'array', items: field } } },
      },
    },
    finding: {
      type: 'object',
      required: [
        'code',
        'severity',
        'operationId',
        'method',
        'path',
        'status',
        'pointer',
        'schemaPointer',
        'message',
        'expected',
        'actual',
        'exchange',
        'curl',
      ],
      properties: {
        code: text,
        severity: { enum: ['error', 'warning', 'info'] },
        operationId: text,
        method: text,
        path: text,
        status: { ...text, description: 'As answered; empty where no answer came.' },
        location: text,
        pointer: {
          ...text,
          description: 'JSON Pointer into the part of the exchange that `location` names.',
        },
        schemaPointer: { ...text, description: 'JSON Pointer of the rule in the document.' },
        place: { ...text, description: 'path:line:column of the rule.' },
        excerpt: {
          type: 'object',
          description: 'Lines of the document around that place.',
          required: ['firstLine', 'lines', 'marked'],
          properties: {
            firstLine: lineNumber,
            lines: { type: 'array', items: text },
            marked: { type: 'array', prefixItems: [lineNumber, lineNumber], minItems: 2, maxItems: 2 },
          },
        },
        page: text,
        message: text,
        exchange: {
          $ref: '#/$defs/entry',
        },
        shownBy: {
          $ref: '#/$defs/entry',
          description: 'The later exchange whose answer shows it; `pointer` then points into that one.',
        },
        curl: text,
        waived: text,
        known: { type: 'boolean' },
        count,
      },
    },
  },
} as const;
