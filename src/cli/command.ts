import type { Command } from 'commander';
import type { Io } from './io.js';

/** 0 nothing wrong, 1 errors found, 2 could not run, 3 a bug of ours. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Registers one command; its action hands the exit code to `done`. */
export type AddCommand = (program: Command, io: Io, done: (code: ExitCode) => void) => void;
