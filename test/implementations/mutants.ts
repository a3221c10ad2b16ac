import { aiderxMutants } from './mutants/aiderx.js';
import { asappMutants } from './mutants/asapp.js';
import { kibamailMutants } from './mutants/kibamail.js';
import type { Mutant } from './mutants/mutant.js';
import { sendgridMutants } from './mutants/sendgrid.js';
import { verboseMutants } from './mutants/verbose.js';

export type { Mutant } from './mutants/mutant.js';

/** Every mutant of every implementation, with the one finding that a check must report. */
export const mutants: readonly Mutant[] = [
  ...asappMutants,
  ...verboseMutants,
  ...sendgridMutants,
  ...kibamailMutants,
  ...aiderxMutants,
];
