/** What a section of a rendered page describes; the middle four are also values of a Parameter Object's `in`. */
export type StackedSectionKind =
  | 'authorization'
  | 'path'
  | 'query'
  | 'header'
  | 'cookie'
  | 'body'
  | 'response';

/** What is printed beside a field's type, each alone on a line or run together. */
export type FieldFlag =
  | 'required'
  | 'deprecated'
  | 'read-only'
  | 'write-only'
  | 'header'
  | 'query'
  | 'cookie'
  | 'path';

/**
 * Mintlify prints its own words in the language of the site, and mixes in English where it has none. Each list holds what sites show
 * in English, French, German, Spanish, Portuguese, Italian, Swedish, Polish, Ukrainian, Russian, Chinese, Japanese, Korean and Arabic.
 */
const headings: Readonly<Record<StackedSectionKind, string>> = {
  authorization:
    'authorizations|autorisations|autorisierungen|autorizaciones|autorizações|autorizzazioni|auktoriseringar|autoryzacje|авторизації|авторизация|авторизации|授权|授權|承認|認証|인증|التفويضات',
  path: 'path parameters|path params|paramètres de chemin|pfadparameter|parámetros de ruta|parâmetros de caminho|parâmetros do caminho|parâmetros de rota|parametri di percorso|parametri del percorso|sökvägsparametrar|parametry ścieżki|параметри шляху|параметры пути|路径参数|路徑參數|パスパラメータ|パスパラメーター|경로 매개변수|경로 파라미터|معلمات المسار',
  query:
    'query parameters|query params|query string|paramètres de requête|abfrageparameter|query-parameter|parámetros de consulta|parâmetros de consulta|parametri di query|parametri della query|frågeparametrar|parametry zapytania|параметри запиту|параметры запроса|查询参数|查詢參數|クエリパラメータ|クエリパラメーター|쿼리 매개변수|쿼리 파라미터|معلمات الاستعلام',
  header:
    'headers|header|header parameters|request headers|en-têtes|encabezados|cabeçalhos|intestazioni|rubriker|nagłówki|заголовки|请求头|標頭|ヘッダー|헤더|الرؤوس',
  cookie: 'cookies|cookie|cookie parameters|クッキー|쿠키',
  body: 'body|request body|body parameters|body params|corps|cuerpo|corpo|kropp|treść|тіло|тело|请求体|主體|請求主體|ボディ|본문|الجسم',
  response:
    'response|responses|response body|response fields|réponse|antwort|respuesta|resposta|risposta|svar|odpowiedź|відповідь|ответ|响应|回應|レスポンス|응답|الاستجابة',
};

const flags: Readonly<Record<FieldFlag, string>> = {
  required:
    "required|requis|erforderlich|requerido|obligatorio|obrigatório|obbligatorio|obligatorisk|wymagane|обов'язково|обязательно|必填|必須|필수|مطلوب",
  deprecated:
    'deprecated|déprécié|obsolète|veraltet|obsoleto|descontinuado|föråldrad|przestarzałe|застаріло|устарело|已弃用|已棄用|非推奨|사용 중단됨|مهمل',
  'read-only':
    'read-only|lecture seule|schreibgeschützt|solo lectura|somente leitura|sola lettura|skrivskyddad|tylko do odczytu|只读|唯讀|読み取り専用|읽기 전용',
  'write-only':
    'write-only|écriture seule|nur schreiben|solo escritura|somente escrita|sola scrittura|只写|唯寫|書き込み専用|쓰기 전용',
  header: 'header',
  query: 'query',
  cookie: 'cookie',
  path: 'path',
};

const defaults =
  'default|défaut|par défaut|standard|standardwert|predeterminado|por defecto|padrão|predefinito|domyślnie|за замовчуванням|по умолчанию|默认值|默认|預設值|預設|デフォルト|기본값|الافتراضي';
const options =
  'available options|options disponibles|verfügbare optionen|opciones disponibles|opções disponíveis|opzioni disponibili|tillgängliga alternativ|dostępne opcje|доступні опції|доступные опции|可用选项|可用選項|利用可能なオプション|사용 가능한 옵션|الخيارات المتاحة';
const examples =
  'examples?|exemples?|beispiele?|ejemplos?|exemplos?|esempi|esempio|exempel|przykłady?|приклади?|примеры?|示例|範例|例|예시|예|مثال';
const patterns =
  'pattern|modèle|motif|muster|patrón|padrão|modello|mönster|wzorzec|шаблон|模式|パターン|패턴';
const constants =
  'allowed value|valeur autorisée|zulässiger wert|erlaubter wert|valor permitido|valore consentito|tillåtet värde|允许值|允许的值|許可値|許可される値|허용 값|허용되는 값';

/** The site's own buttons, links and tabs; what they show or lead to is no part of the text. */
const buttons =
  /^((show|hide) (child attributes|\d+ (properties|enum values))|mostrar atributos secundarios|ocultar atributos secundarios|afficher les attributs enfants|untergeordnete attribute anzeigen|mostrar atributos filhos|mostra attributi figlio|显示子属性|顯示子屬性|子属性を表示|하위 속성 표시)$/i;
const skipLinks =
  /^(skip to (main )?content|passer au contenu principal|zum hauptinhalt springen|saltar al contenido principal|(saltar|pular|ir) para o conteúdo principal|vai al contenuto principale|hoppa till huvudinnehåll|przejdź do głównej treści|перейти до основного вмісту|перейти к основному содержанию|跳转到主要内容|跳至主要內容|メインコンテンツへスキップ|메인 콘텐츠로 건너뛰기)$/i;
const footers =
  /^(was this page helpful\?|cette page vous a-t-elle été utile[  ]?\?|war diese seite hilfreich\?|¿esta página le ayudó\?|esta página foi útil\?|questa pagina è stata utile\?|此页面对您有帮助吗？|このページは役に立ちましたか？|이 페이지가 도움이 되었나요\?|build docs developers \(and llms\) love|(powered|built) by mintlify|built with mintlify)$/i;
const index =
  /^(documentation index|fetch the complete documentation index at: .*|use this file to discover all available pages before exploring further\.)$/i;

const wordsOf = (list: string) => list.split('|');
const kinds = new Map(
  Object.entries(headings).flatMap(([kind, list]) =>
    wordsOf(list).map((word) => [word, kind as StackedSectionKind] as const),
  ),
);
const flagOf = new Map(
  Object.entries(flags).flatMap(([flag, list]) =>
    wordsOf(list).map((word) => [word, flag as FieldFlag] as const),
  ),
);
const anyFlag = new RegExp(`(?:${[...flagOf.keys()].join('|')})`, 'gy');
const labelled = (list: string) => new RegExp(`^(?:${list})\\s*[:：]\\s*([^]*)$`, 'i');
const defaultLine = labelled(defaults);
const optionsLine = labelled(options);
const exampleLine = labelled(examples);
const patternLine = labelled(patterns);
const constantLine = labelled(constants);
/** No word of the site is longer, nor a line that is one. */
const maxLength = 60;

/** One spelling of apostrophes and of case. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll('’', "'");
}

/** The kind of section that a line is the heading of; a flag such as `header` starts with a small letter. */
export function sectionKindOf(text: string): StackedSectionKind | undefined {
  return text.length > maxLength || /^\p{Ll}/u.test(text) ? undefined : kinds.get(plain(text));
}

/** The flags of a line of nothing else; undefined for any other line. */
export function readFlags(text: string): readonly FieldFlag[] | undefined {
  if (text === '' || text.length > maxLength) return undefined;
  const words = plain(text);
  const found: FieldFlag[] = [];
  anyFlag.lastIndex = 0;
  for (let at = 0; at < words.length; at = anyFlag.lastIndex) {
    const [word] = anyFlag.exec(words) ?? [];
    const flag = word === undefined ? undefined : flagOf.get(word);
    if (flag === undefined) return undefined;
    found.push(flag);
  }
  return found;
}

/** What follows the label of a default, of an example, a pattern or an only value; undefined where the text opens otherwise. */
export const defaultIn = (text: string) => (/[:：]/.test(text) ? defaultLine.exec(text)?.[1] : undefined);
export const exampleIn = (text: string) => exampleLine.exec(text)?.[1];
export const patternIn = (text: string) => patternLine.exec(text)?.[1];
export const constantIn = (text: string) => constantLine.exec(text)?.[1];

/** The lines under the label of allowed values. */
export function optionsIn(paragraph: string): readonly string[] | undefined {
  return optionsLine.exec(paragraph)?.[1]?.split('\n');
}

/** True for what the site adds to a text: buttons beside fields. */
export function isButton(text: string): boolean {
  return text.length <= maxLength && buttons.test(text);
}

/** True for a line that leads elsewhere: the link to the content, the note for machines on top. */
export function isNavigation(text: string): boolean {
  return text.length <= 300 && (skipLinks.test(text) || index.test(text));
}

/** True for the first line after the content. */
export function isFooter(text: string): boolean {
  return text.length <= maxLength && footers.test(text);
}
