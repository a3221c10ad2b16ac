import { openPage } from '../look/page.js';
import { ConsolePage } from './console-page.js';
import { followMock } from './follow-mock.js';

document.title = 'Tallystick console';
await openPage(<ConsolePage />);
followMock();
