import { resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { Complaint } from '../complaint.ts';
import { type EditionKind, editions } from '../edition.ts';
import { severities } from '../inspection/report/report.ts';
import { findTitles } from '../title.ts';
import { type RoundOutcome, watchTitle } from '../watching/index.ts';
import { openInBrowser } from '../watching/opening.ts';
import { type CommonOptions, command } from './command.ts';
import { cleanUpFor } from './stopping.ts';
import { type Voice, voice } from './voice.ts';

interface WatchOptions extends CommonOptions {
  only?: keyof typeof shown;
  port: number;
  open?: boolean;
}

/** The editions that the page shows, by what `--only` calls them. */
const shown = { epub: 'epub', pdf: 'screen' } as const;

export const watch = command('watch')
  .description(
    'build a title whenever one of its files is saved, and show its editions in a browser, at the place that changed',
  )
  .argument(
    '[title]',
    'name of a title (a folder in manuscript/), or path of its folder; may be left out where there is one',
  )
  .addOption(new Option('--only <edition>', 'make and show only this edition').choices(Object.keys(shown)))
  .option('--port <number>', 'port of the page on this machine; those after it where it is taken', portOf, 0)
  .option('--open', 'open the page in your browser')
  .action(async (name: string | undefined, { only, port, open, ...options }: WatchOptions) => {
    const speaker = voice(options);
    const out = resolve(options.out);
    const [place, other] = findTitles(process.cwd(), name === undefined ? [] : [name]);
    if (!place || other) throw oneTitle();
    cleanUpFor(place, out);
    const wanted: EditionKind[] = only ? [shown[only]] : Object.values(shown);
    const { address } = await watchTitle(place, {
      ...{ out, editions: wanted, port, progress: speaker.progress },
      done: outcome => sayRound(place, outcome, speaker),
    });
    speaker.say(`${place.name} is shown at ${address} (Ctrl-C ends it)`);
    speaker.data({ address });
    if (open && !openInBrowser(address))
      speaker.say('No browser could be opened here: open the address yourself.');
  });

/** Says what came of a round: errors in full, of all else how many. */
function sayRound(
  { name, folder }: { name: string; folder: string },
  { saved, seconds, report, failed }: RoundOutcome,
  speaker: Voice,
): void {
  const findings = report?.findings ?? [];
  const took = Object.entries(seconds).map(
    ([kind, s]) => `${editions[kind as EditionKind].name} in ${s.toFixed(1)} s`,
  );
  const counts = severities.flatMap(severity => {
    const count = findings.filter(finding => finding.severity === severity).length;
    const word = severity === 'info' ? 'remark' : severity;
    return count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`];
  });
  if (failed !== undefined) speaker.complainOf(failed, folder);
  for (const finding of findings) if (finding.severity === 'error') speaker.find(finding, folder);
  const why =
    saved.length === 0 ? '' : ` (${saved.slice(0, 3).join(', ')}${saved.length > 3 ? ' and others' : ''})`;
  const made = took.length > 0 ? `built ${took.join(', ')}` : 'not built: the last good editions stay';
  speaker.say(`${name}: ${[made, ...counts].join('; ')}${why}`);
  speaker.data({
    ...{ saved, seconds, findings, stages: report?.stages ?? [] },
    ...(failed !== undefined && { failed: (failed as Error).message }),
  });
}

function portOf(given: string): number {
  const port = Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new InvalidArgumentError('It is a whole number from 1 to 65535.');
  return port;
}

const oneTitle = () =>
  new Complaint('There is more than one title here.', {
    advice: 'Name the one that is to be watched: npx reissue watch TITLE',
  });
