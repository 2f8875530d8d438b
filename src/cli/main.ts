import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { Complaint } from '../complaint.ts';
import { build } from './build.ts';
import { check } from './check.ts';
import { create } from './new.ts';
import { recover } from './recover.ts';
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
Exit codes: 0 done (open questions do not change that), 1 the book has errors, 2 the command or its input is wrong.
NO_COLOR, FORCE_COLOR, SOURCE_DATE_EPOCH and PUPPETEER_EXECUTABLE_PATH are honoured.`,
  );
for (const one of [build, recover, check, create]) program.addCommand(one.copyInheritedSettings(program));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    process.stderr.write('Stopped. What was built before is as it was.\n');
    process.exit(signal === 'SIGINT' ? 130 : 143);
  });
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Says what went wrong, and returns the exit code: a complaint is for people, anything else a fault of the program. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Complaint) {
    voice({}).complain(error);
    return error.exit;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    process.env.REISSUE_DEBUG
      ? `${stack}\n`
      : `error This is a fault of the program: ${message}\n  Run it again with REISSUE_DEBUG=1 to see where, and report it.\n`,
  );
  return 2;
}
