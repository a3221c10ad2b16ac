import { commonJs } from './bundle/common-js.js';
import { typePrinter } from './bundle/type-printer.js';
import { webPage } from './bundle/web-page.js';

export default [
  commonJs,
  typePrinter,
  webPage({ name: 'report', input: 'src/web/report/main.tsx' }),
  webPage({ name: 'console', input: 'src/web/console/main.tsx', connect: "'self'" }),
];
