import XMLBuilder from 'fast-xml-builder';

/** One test case; without an outcome it passed. */
export interface JunitCase {
  readonly name: string;
  readonly classname: string;
  readonly failure?: { readonly message: string; readonly type: string; readonly text: string };
  /** Why it did not count. */
  readonly skipped?: string;
}

export interface JunitSuite {
  readonly name: string;
  readonly cases: readonly JunitCase[];
}

export interface JunitRun {
  /** What ran, such as `tally check openapi.yaml`. */
  readonly name: string;
  /** Its start, as ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly suites: readonly JunitSuite[];
}

/**
 * JUnit XML that both published schemas take: `junit-10.xsd` of the Jenkins plug-in xUnit, and Windy Road's `JUnit.xsd`, which asks for
 * `properties`, `system-out` and `system-err` in each suite and lets `testsuites` say nothing. The time of the run is told by the first suite.
 */
export function junitXml({ name, startedAt, durationMs, suites }: JunitRun): string {
  const testsuite = suites.map((suite, index) => ({
    '@name': tidy(suite.name),
    '@tests': suite.cases.length,
    '@failures': suite.cases.filter(({ failure }) => failure !== undefined).length,
    '@errors': 0,
    '@skipped': suite.cases.filter(({ skipped }) => skipped !== undefined).length,
    '@timestamp': startedAt.replace(/\.\d+Z$/, ''),
    '@hostname': 'localhost',
    '@time': index === 0 ? (durationMs / 1_000).toFixed(3) : 0,
    '@package': tidy(name),
    '@id': index,
    properties: '',
    testcase: suite.cases.map(testCase),
    'system-out': '',
    'system-err': '',
  }));
  return builder.build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, testsuites: { testsuite } });
}

function testCase({ name, classname, failure, skipped }: JunitCase) {
  return {
    '@name': tidy(name),
    '@classname': tidy(classname),
    '@time': 0,
    ...(failure && {
      failure: { '@message': tidy(failure.message), '@type': failure.type, '#text': tidy(failure.text) },
    }),
    ...(skipped !== undefined && { skipped: { '@message': tidy(skipped) } }),
  };
}

/** Less what XML 1.0 §2.2 has no place for, not even escaped. */
function tidy(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}

const builder = new XMLBuilder({
  format: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});
