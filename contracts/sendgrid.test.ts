import { describeApi } from './contract-suite.js';

await describeApi('sendgrid');
