import { expect, test } from '@jest/globals';
import { draftOf } from './read-draft.js';
import { withoutProse } from './without-prose.js';

/** The words of a site: skip link, the six headings, then the flag, the default and the labels of options, range and example. */
type Words = readonly [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

const english: Words = [
  'Skip to main content',
  'Authorizations',
  'Path Parameters',
  'Query Parameters',
  'Headers',
  'Body',
  'Response',
  'required',
  'default',
  'Available options',
  'Required range',
  'Example',
];

/** As sites of each language print them; where a site keeps English words, so does the row. */
const languages: readonly (readonly [string, ...Words])[] = [
  [
    'French',
    'Passer au contenu principal',
    'Autorisations',
    'Paramètres de chemin',
    'Paramètres de requête',
    'En-têtes',
    'Corps',
    'Réponse',
    'requis',
    'défaut',
    'Options disponibles',
    'Plage requise',
    'Exemple',
  ],
  [
    'German',
    'Zum Hauptinhalt springen',
    'Autorisierungen',
    'Pfadparameter',
    'Abfrageparameter',
    'Header',
    'Body',
    'Antwort',
    'erforderlich',
    'Standard',
    'Verfügbare Optionen',
    'Erforderlicher Bereich',
    'Beispiel',
  ],
  [
    'Spanish',
    'Saltar al contenido principal',
    'Autorizaciones',
    'Parámetros de ruta',
    'Parámetros de consulta',
    'Encabezados',
    'Cuerpo',
    'Respuesta',
    'requerido',
    'predeterminado',
    'Opciones disponibles',
    'Rango requerido',
    'Ejemplo',
  ],
  [
    'Portuguese',
    'Saltar para o conteúdo principal',
    'Autorizações',
    'Parâmetros de caminho',
    'Parâmetros de consulta',
    'Cabeçalhos',
    'Corpo',
    'Resposta',
    'obrigatório',
    'padrão',
    'Opções disponíveis',
    'Intervalo necessário',
    'Exemplo',
  ],
  [
    'Italian',
    'Vai al contenuto principale',
    'Autorizzazioni',
    'Parametri di percorso',
    'Parametri di query',
    'Intestazioni',
    'Corpo',
    'Risposta',
    'obbligatorio',
    'predefinito',
    'Opzioni disponibili',
    'Intervallo richiesto',
    'Esempio',
  ],
  [
    'Swedish',
    'Hoppa till huvudinnehåll',
    'Auktoriseringar',
    'Path Parameters',
    'Query Parameters',
    'Rubriker',
    'Kropp',
    'Svar',
    'obligatorisk',
    'standard',
    'Tillgängliga alternativ',
    'Obligatoriskt intervall',
    'Exempel',
  ],
  [
    'Ukrainian',
    'Перейти до основного вмісту',
    'Авторизації',
    'Path Parameters',
    'Query Parameters',
    'Headers',
    'Тіло',
    'Відповідь',
    "обов'язково",
    'default',
    'Доступні опції',
    'Необхідний діапазон',
    'Приклад',
  ],
  [
    'Chinese',
    '跳转到主要内容',
    '授权',
    '路径参数',
    '查询参数',
    '请求头',
    '请求体',
    '响应',
    '必填',
    '默认值',
    '可用选项',
    '必填范围',
    '示例',
  ],
  [
    'Japanese',
    'メインコンテンツへスキップ',
    '承認',
    'パスパラメータ',
    'クエリパラメータ',
    'ヘッダー',
    'ボディ',
    'レスポンス',
    '必須',
    'デフォルト',
    '利用可能なオプション',
    '必須範囲',
    '例',
  ],
  [
    'Korean',
    '메인 콘텐츠로 건너뛰기',
    '인증',
    '경로 매개변수',
    '쿼리 매개변수',
    '헤더',
    '본문',
    '응답',
    '필수',
    '기본값',
    '사용 가능한 옵션',
    '필수 범위',
    '예시',
  ],
];

function pageIn([
  skip,
  auth,
  path,
  query,
  headers,
  body,
  response,
  required,
  fallback,
  options,
  range,
  example,
]: Words) {
  const text = `${skip}
PUT
/
things
/
{id}
Update
curl --request PUT \\
  --url https://api.things.test/things/{id} \\
  --header 'Authorization: Bearer <token>'

${auth}

Authorization
string
header
${required}

${path}

id
string<uuid>
${required}

${query}

limit
integer
${fallback}:10

${range}: 1 <= x <= 100
${example}:

20

${headers}

X-Trace
string

${body}

application/json
kind
enum<string>
${required}

${options}:
big,
small
${example}:

"big"

tags
string[]
${example}:
["a", "b"]

${response}

200 - application/json

OK

id
string
${required}
`;
  return { path: 'thing.txt', text };
}

test('a page in English gives what it prints', () => {
  expect(withoutProse(draftOf(pageIn(english)).document)).toMatchObject({
    security: [{ bearerAuth: [] }],
    paths: {
      '/things/{id}': {
        put: {
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
            {
              name: 'limit',
              in: 'query',
              schema: { type: 'integer', default: 10, minimum: 1, maximum: 100, example: 20 },
            },
            { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
          ],
          requestBody: {
            content: {
              'application/json': {
                schema: {
                  properties: {
                    kind: { type: 'string', enum: ['big', 'small'], example: 'big' },
                    tags: { type: 'array', items: { type: 'string' }, example: ['a', 'b'] },
                  },
                  required: ['kind'],
                },
              },
            },
          },
          responses: { '200': { content: { 'application/json': { schema: { required: ['id'] } } } } },
        },
      },
    },
  });
});

test.each(languages)(
  'a page whose site speaks %s gives the document of the English one',
  (_language, ...words) => {
    const draft = draftOf(pageIn(words));
    expect(draft.document).toEqual(draftOf(pageIn(english)).document);
    expect(draft.unconsumed).toEqual([]);
  },
);
