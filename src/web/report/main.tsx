import { openPage } from '../look/page.js';
import { readPayload } from './read-payload.js';
import { ReportPage } from './report-page.js';

openPage(<ReportPage report={await readPayload()} />);
