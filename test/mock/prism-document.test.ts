import { describe, expect, test } from '@jest/globals';
import { prismDocument } from '../../src/mock/prism/prism-document.js';
import { loadApi } from '../../src/openapi/load-api.js';

const text = `
openapi: 3.0.3
info: { title: Far, version: "1" }
paths:
  /far:
    post:
      callbacks:
        done: { "https://far.example/{$request.body#/id}": { post: { responses: { "200": { description: ok } } } } }
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                near: { $ref: "#/components/schemas/Near" }
                far: { $ref: "https://far.example/schema.json" }
                size: { type: integer, nullable: true }
      responses:
        "200": { description: ok }
components:
  schemas:
    Near: { type: object, properties: { near: { $ref: "#/components/schemas/Near" } } }
`;

describe('prismDocument', () => {
  const loaded = loadApi({ path: 'far.yaml', text }, () => undefined);
  const [operation] = loaded.ok ? loaded.api.operations : [];
  const document = loaded.ok && operation ? prismDocument(loaded.api, operation) : {};

  test('Prism gets nothing that it would fetch or send', () => {
    expect(JSON.stringify(document)).toContain('/far');
    expect(JSON.stringify(document)).not.toMatch(/far\.example|callbacks/);
  });

  test('every reference leads to a definition of the document itself', () => {
    expect(document).toMatchObject({
      jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
      paths: {
        '/far': {
          post: {
            requestBody: {
              content: {
                'application/json': {
                  schema: {
                    properties: {
                      near: { $ref: '#/components/schemas/s0_Near' },
                      size: { type: ['integer', 'null'] },
                    },
                  },
                },
              },
            },
          },
        },
      },
      components: {
        schemas: { s0_Near: { properties: { near: { $ref: '#/components/schemas/s0_Near' } } } },
      },
    });
  });
});
