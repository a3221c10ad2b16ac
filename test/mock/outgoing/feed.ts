import { apiOf } from '../../openapi/load-text.js';

const subscription = `{type: object, required: [topic], properties: {topic: {type: string}, url: {type: string}, path: {type: string}, port: {type: integer}}}`;
const news = `{required: true, content: {application/json: {schema: {type: object, required: [title], properties: {title: {type: string}, stars: {type: integer, minimum: 3}}}}}}`;

/** A document whose subscriptions are called back at `expressions`. */
export function feedApi(expressions: readonly string[]) {
  const callbacks = expressions.map(
    (expression, index) => `
        onNews${index === 0 ? '' : index + 1}:
          '${expression}':
            put:
              parameters:
                - {name: X-Event, in: header, required: true, schema: {type: string, enum: [news]}}
                - {name: page, in: query, required: true, schema: {type: integer, minimum: 7, maximum: 7}}
              requestBody: ${news}
              responses: {'204': {description: taken}}`,
  );
  const api = apiOf(`openapi: 3.1.0
info: {title: Feed, version: '1'}
security: [{key: []}]
paths:
  /subscriptions/{id}:
    post:
      operationId: subscribe
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: to, in: query, schema: {type: string}}
        - {name: X-To, in: header, schema: {type: string}}
      requestBody: {required: true, content: {application/json: {schema: ${subscription}}}}
      responses:
        '201':
          description: made
          headers: {Location: {schema: {type: string}, example: 'there'}}
          content: {application/json: {schema: {type: object, properties: {url: {type: string}, id: {type: string}}}}}
        '409': {description: taken}
      callbacks:${callbacks.join('')}
webhooks:
  published:
    post:
      summary: Something was published
      security: [{key: []}]
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, required: [title], properties: {title: {type: string, minLength: 2}}}
            examples: {first: {value: {title: One}}, broken: {value: {title: ''}}}
      responses: {'204': {description: taken}}
  withdrawn:
    delete:
      responses: {'204': {description: taken}}
components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
`);
  return { name: 'feed', api, path: 'feed.yaml' };
}
