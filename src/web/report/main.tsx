import { openPage } from '../look/page.js';
import { readPayload } from './read-payload.js';
import { ReportPage } from './report-page.js';
import { openStore } from './store.js';

await openPage(readReport());

async function readReport() {
  const store = openStore(await readPayload());
  document.title = `${store.model.report.spec} · Tallystick`;
  return <ReportPage store={store} />;
}
