import { join } from 'node:path';
import { runJob } from '../jobs/index.ts';
import { acceptItalics, lackOfExtraction } from '../title.ts';
import { type CommonOptions, command } from './command.ts';
import { sayAccount, sayReport } from './report.ts';
import { forTitles } from './titles.ts';
import { place } from './voice.ts';

export const recover = command('recover')
  .description(
    'make the Markdown chapters of titles from their raw text; never overwrites what was edited by hand',
  )
  .argument(
    '[titles...]',
    'names of folders in manuscript/, or paths of folders with a book.yaml; all without',
  )
  .option('--accept-italics', 'add the drafted titles and foreign words to book.yaml as they are')
  .action(
    forTitles(
      async (title, options: CommonOptions & { acceptItalics?: boolean }, { voice, bounds }) => {
        const report = await runJob(
          'recover',
          { title },
          { progress: voice.progress, bounds, file: title.folder },
        );
        sayReport(report, voice);
        if (report.recovery) sayAccount(title.name, report.recovery, voice);
        if (options.acceptItalics && report.recovery?.lists) {
          const added = await acceptItalics(title.folder, report.recovery.lists.italics);
          voice.say(`${title.name}: ${added} of them added to ${place(join(title.folder, 'book.yaml'))}`);
        }
        voice.say(`${title.name}: the chapters are in ${place(join(title.folder, 'chapters'))}`);
        return { result: report, exit: 0 };
      },
      { lacks: lackOfExtraction },
    ),
  );
