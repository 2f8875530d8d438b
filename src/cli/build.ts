import { Option } from 'commander';
import { type EditionKind, editionKinds, pdfKinds } from '../edition.ts';
import { exitCodeOf } from '../inspection/report/index.ts';
import { runJob } from '../jobs/index.ts';
import { outputOf } from '../places.ts';
import { type CommonOptions, command } from './command.ts';
import { countWorks, sayReport } from './report.ts';
import { forTitles } from './titles.ts';
import { place } from './voice.ts';

interface BuildOptions extends CommonOptions {
  only?: EditionKind | 'pdf';
  cache: boolean;
}

export const build = command('build')
  .description('make the EPUB, the PDF and the report of titles; where needed, recover their text first')
  .argument(
    '[titles...]',
    'names of one or more titles (folders in manuscript/), or paths of their folders; without a name, all titles',
  )
  .addOption(new Option('--only <edition>', 'make only this edition').choices([...editionKinds, 'pdf']))
  .option('--no-cache', 'make everything anew, also what did not change since the last build')
  .action(
    forTitles(async (title, { out, only, cache }: BuildOptions, { voice, bounds }) => {
      const editions = only === 'pdf' ? pdfKinds : only ? [only] : editionKinds;
      const given = { title, out, editions, cached: cache };
      const report = await runJob('build', given, { progress: voice.progress, bounds, file: title.folder });
      sayReport(report, voice);
      countWorks(report, ' (see the report)', voice);
      voice.say(`${title.name}: the report is ${place(outputOf(title, out).report)}`);
      if (report.editions.length === 0)
        voice.say(`${title.name}: no edition was made. Correct the errors, and build again.`);
      return { result: report, exit: exitCodeOf(report.findings) };
    }),
  );
