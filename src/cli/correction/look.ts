import { Complaint } from '../../complaint.ts';
import {
  type Correction,
  correctionsFile,
  readCorrections,
  statuses,
} from '../../corrections/errata/errata.ts';
import type { Title } from '../../title.ts';
import type { Voice } from '../voice.ts';
import { command, madeOf, type Options, run } from './title.ts';
import { brief, shown } from './words.ts';

export const list = command('list')
  .description('list the corrections of a title, each with the printing that it went into')
  .option('--status <status>', `only those that are ${statuses.join(', ')}`)
  .action((name: string, options: Options & { status?: string }) =>
    run(name, options, async (title, speaker) => {
      const all = readCorrections(title.folder);
      const wanted = all.filter(({ status }) => options.status === undefined || status === options.status);
      for (const one of wanted) speaker.say(brief(one));
      if (wanted.length === 0)
        speaker.say(`${title.name}: there are no ${options.status ?? ''} corrections`.replace('  ', ' '));
      return wanted;
    }),
  );

/** The corrections that are named, or all of them. */
function named(title: Title, ids: readonly string[]): Correction[] {
  const all = readCorrections(title.folder);
  const unknown = ids.find(id => !all.some(one => one.id === id));
  if (unknown !== undefined)
    throw new Complaint(`No correction has the id “${unknown}”.`, {
      file: correctionsFile,
      advice:
        all.length > 0
          ? `There are ${all
              .map(one => one.id)
              .slice(0, 20)
              .join(', ')}.`
          : 'There is none yet.',
    });
  return ids.length === 0 ? all : all.filter(({ id }) => ids.includes(id));
}

/** Says what corrections would change, what does not fit, and of which nobody has said yet what should stand there. */
function preview(title: Title, corrections: readonly Correction[], speaker: Voice) {
  const { made, findings } = madeOf(title, corrections);
  for (const one of made) speaker.show(shown(one, title));
  for (const one of corrections)
    if (one.read === undefined) speaker.say([brief(one), one.note].filter(Boolean).join('\n  '));
  for (const finding of findings) speaker.find(finding, title.folder);
  if (findings.some(({ severity }) => severity === 'error')) process.exitCode = 1;
  return { made, findings };
}

export const show = command('show')
  .description('show a correction, and its place in the book')
  .argument('<id>', 'the correction’s id')
  .action((name: string, id: string, options: Options) =>
    run(name, options, async (title, speaker) => {
      const [one] = named(title, [id]);
      for (const [key, value] of Object.entries(one!))
        if (value !== undefined && key !== 'line') speaker.say(`${`${key}:`.padEnd(10)} ${value}`);
      return { ...one, ...preview(title, [one!], speaker) };
    }),
  );

export const previews = command('preview')
  .description('show what corrections would change, word by word; those that wait as if they were accepted')
  .argument('[ids...]', 'ids of corrections; without one, all')
  .action((name: string, ids: string[], options: Options) =>
    run(name, options, async (title, speaker) => preview(title, named(title, ids), speaker)),
  );
