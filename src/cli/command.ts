import { Command } from 'commander';

/** What every command takes. */
export interface CommonOptions {
  out: string;
  quiet?: boolean;
  json?: boolean;
}

/** A command with the options that all have. */
export function command(name: string): Command {
  return new Command(name)
    .option('--out <dir>', 'folder for the editions and the report', 'out')
    .option('--quiet', 'print errors only')
    .option('--json', 'print the result as JSON, for other programs');
}
