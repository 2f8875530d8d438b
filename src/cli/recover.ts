import { join } from 'node:path';
import { hasErrors } from '../inspection/report/report.ts';
import { runJob } from '../jobs/index.ts';
import { acceptItalics, lackOfExtraction } from '../title.ts';
import { type CommonOptions, command } from './command.ts';
import { sayAccount, sayReport } from './report.ts';
import { forTitles } from './titles.ts';
import { place } from './voice.ts';

interface RecoverOptions extends CommonOptions {
  acceptItalics?: boolean;
  keepMine?: boolean;
}

export const recover = command('recover')
  .description(
    'make the Markdown chapters of titles from their raw text; what you have changed in them stays, and what is new is merged into it',
  )
  .argument(
    '[titles...]',
    'names of one or more titles (folders in manuscript/), or paths of their folders; without a name, all titles',
  )
  .option('--accept-italics', 'add all drafted titles and foreign words to the italics in book.yaml')
  .option('--keep-mine', 'where you and the recovery have changed the same words, keep yours')
  .action(
    forTitles(
      async (title, options: RecoverOptions, { voice, bounds }) => {
        const report = await runJob(
          'recover',
          { title, keepMine: options.keepMine },
          { progress: voice.progress, bounds, file: title.folder },
        );
        sayReport(report, voice);
        if (report.recovery) sayAccount(title.name, report.recovery, voice);
        if (options.acceptItalics && report.recovery?.lists) {
          const added = await acceptItalics(title.folder, report.recovery.lists.italics);
          voice.say(
            `${title.name}: ${added} of these titles and words added to ${place(join(title.folder, 'book.yaml'))}`,
          );
        }
        voice.say(`${title.name}: the chapters are in ${place(join(title.folder, 'chapters'))}`);
        return { result: report, exit: hasErrors(report.findings) ? 1 : 0 };
      },
      { lacks: lackOfExtraction },
    ),
  );
