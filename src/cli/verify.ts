import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Identified, Rebuilt } from '../editions/verify.ts';
import { boundsFor, runJob } from '../jobs/index.ts';
import { findTitles, readTitle, sizeOfText, type TitlePlace } from '../title.ts';
import { type CommonOptions, command } from './command.ts';
import { place, type Voice, voice } from './voice.ts';

interface VerifyOptions extends CommonOptions {
  title?: string;
}

export const verify = command('verify')
  .description(
    'say which printing of which title a PDF or EPUB is; or, given TITLE@2, build this printing again from what was frozen and prove that the same bytes come of it',
  )
  .argument('<what>', 'path of a PDF or EPUB; or a printing, as my-book@2')
  .option('--title <title>', 'look only among the printings of this title')
  .action(async (what: string, options: VerifyOptions) => {
    const speaker = voice(options);
    const [, name, number] = /^(.+)@([1-9]\d*)$/.exec(what) ?? [];
    const isPrinting = name !== undefined && !existsSync(resolve(what));
    const same = isPrinting ? await prove(name, Number(number), speaker) : await tell(what, options, speaker);
    if (!same) process.exitCode = 1;
  });

async function tell(what: string, { title }: VerifyOptions, speaker: Voice): Promise<boolean> {
  const path = resolve(what);
  const titles: TitlePlace[] = findTitles(process.cwd(), title === undefined ? [] : [title]);
  const found = await runJob(
    'identify',
    { path, titles },
    { progress: speaker.progress, bounds: boundsFor(0), file: path },
  );
  sayIdentified(found, speaker);
  speaker.data(found);
  return found.printing !== undefined;
}

function sayIdentified({ path, printing, nearest, identifier }: Identified, speaker: Voice): void {
  const file = place(path);
  if (printing) {
    speaker.say(
      `${file}: “${printing.name}” of ${printing.title} (printing ${printing.number}, ${printing.date})`,
    );
    return;
  }
  speaker.say(`${file}: no printing that was released.`);
  const [first, ...more] = nearest;
  if (first) {
    const others = more.length > 0 ? ` (or of ${more.map(({ name }) => `“${name}”`).join(', ')})` : '';
    speaker.say(
      `It has the identifier of ${first.title}, ${identifier}, but its bytes are not those of “${first.name}”${others}: it was built at another time, or changed.`,
    );
  } else if (identifier) speaker.say(`No printing has its identifier, ${identifier}.`);
}

async function prove(name: string, number: number, speaker: Voice): Promise<boolean> {
  const [found] = findTitles(process.cwd(), [name]);
  const title = found!;
  const result = await runJob(
    'rebuild',
    { title, number },
    {
      progress: speaker.progress,
      bounds: boundsFor(sizeOfText(readTitle(title.folder))),
      file: join(title.folder, 'editions', String(number)),
    },
  );
  sayRebuilt(result, speaker);
  speaker.data(result);
  return result.damaged.length === 0 && result.editions.every(({ same }) => same);
}

function sayRebuilt({ title, number, name, others, damaged, editions }: Rebuilt, speaker: Voice): void {
  speaker.say(`${title}: “${name}” (printing ${number})`);
  for (const { what, was, is } of others) speaker.say(`  ${what} was ${was} and is ${is}`);
  for (const path of damaged) speaker.say(`  ${path} is not as it was frozen`);
  for (const { file, same } of editions)
    speaker.say(`  ${file}: ${same ? 'the same bytes come of the same inputs' : 'other bytes come of it'}`);
  if (editions.some(({ same }) => !same) && others.length === 0 && damaged.length === 0)
    speaker.say(
      '  Nothing that makes the editions is known to be another. This is a fault of the program: please report it.',
    );
}
