/** The names of the test cases of a JUnit report that failed. */
export function redTestCases(report: string): string[] {
  return [...report.matchAll(/<testcase\b([^>]*[^/])>([\s\S]*?)<\/testcase>/g)].flatMap(
    ([, attributes = '', inside = '']) => {
      const name = /\bname="([^"]*)"/.exec(attributes)?.[1];
      return name !== undefined && /<(failure|error)\b/.test(inside) ? [name] : [];
    },
  );
}
