import type { Command } from 'commander';
import type { Io } from './io.js';

/** Options of every command, which may stand before it or after it. */
export function addGlobalOptions(program: Command, io: { -readonly [Key in keyof Io]: Io[Key] }): Command {
  return program
    .option('--color', 'colours also where results do not go to a terminal')
    .option('--no-color', 'no colours')
    .option('--no-progress', 'do not show how far long work is')
    .on('option:color', () => {
      io.color = true;
    })
    .on('option:no-color', () => {
      io.color = false;
    })
    .on('option:no-progress', () => {
      io.progress = () => undefined;
    });
}
