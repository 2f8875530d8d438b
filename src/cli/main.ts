import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { Complaint } from '../complaint.ts';
import { build } from './build.ts';
import { check } from './check.ts';
import { compare } from './compare.ts';
import { correction } from './correction/index.ts';
import { create } from './new.ts';
import { recover } from './recover.ts';
import { release } from './release.ts';
import { endOnSignals } from './stopping.ts';
import { verify } from './verify.ts';
import { voice } from './voice.ts';

const { version, description } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string; description: string };

const program = new Command('reissue')
  .description(description)
  .version(version)
  .exitOverride()
  .addHelpText(
    'after',
    `
Exit codes: 0 all is done, even if questions are open; 1 a book has errors, or one of several titles could not be
built; 2 the command is wrong, or the one title it names could not be built.
Reissue follows the variables NO_COLOR, FORCE_COLOR, SOURCE_DATE_EPOCH and PUPPETEER_EXECUTABLE_PATH.`,
  );
for (const one of [build, recover, check, correction, create, release, verify, compare])
  program.addCommand(one.copyInheritedSettings(program));

endOnSignals();

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Says what went wrong, and returns the exit code. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  voice({}).complainOf(error);
  return error instanceof Complaint ? error.exit : 2;
}
