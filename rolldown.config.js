import { commonJs } from './bundle/common-js.js';
import { webPage } from './bundle/web-page.js';

export default [
  commonJs,
  webPage({ name: 'report', input: 'src/web/report/main.tsx' }),
  webPage({ name: 'console', input: 'src/web/console/main.tsx', connect: "'self'" }),
];
