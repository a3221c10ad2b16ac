import { openPage } from '../look/page.js';

openPage(
  <main>
    <h1>Tallystick</h1>
  </main>,
);
