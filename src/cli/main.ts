import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { Complaint } from '../complaint.ts';
import { prepareJob } from '../jobs/index.ts';
import { endOnSignals } from './stopping.ts';
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

/** The commands, in the order in which help lists them. Each is loaded when it is asked for; help loads all. */
const commands: Record<string, () => Promise<Command>> = {
  build: async () => (await import('./build.ts')).build,
  watch: async () => (await import('./watch.ts')).watch,
  recover: async () => (await import('./recover.ts')).recover,
  check: async () => (await import('./check.ts')).check,
  correction: async () => (await import('./correction/index.ts')).correction,
  new: async () => (await import('./new.ts')).create,
  release: async () => (await import('./release.ts')).release,
  verify: async () => (await import('./verify.ts')).verify,
  compare: async () => (await import('./compare.ts')).compare,
};
// What these do takes longer to load than it takes to read what is asked of them.
const [, , name, ...words] = process.argv;
if (
  (name === 'build' || name === 'recover' || name === 'check' || name === 'watch') &&
  !words.some(word => /^(-h|--help)$/.test(word))
)
  prepareJob(name);
const isVersion = name === '-V' || name === '--version';
const asked = Object.keys(commands).filter(command => command === name);
for (const command of asked.length > 0 || isVersion ? asked : Object.keys(commands))
  program.addCommand((await commands[command]!()).copyInheritedSettings(program));

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
