import { describeContract } from './contract-suite.js';

describeContract('aiderx');
