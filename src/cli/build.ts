import { Option } from 'commander';
import { type EditionKind, exitCodeOf } from '../inspection/report/index.ts';
import { runJob } from '../jobs/index.ts';
import { type CommonOptions, command } from './command.ts';
import { sayReport } from './report.ts';
import { forTitles } from './titles.ts';

interface BuildOptions extends CommonOptions {
  only?: EditionKind;
}

export const build = command('build')
  .description('make the EPUB and the PDF of titles, recovering their text first where that is needed')
  .argument(
    '[titles...]',
    'names of folders in manuscript/, or paths of folders with a book.yaml; all without',
  )
  .addOption(new Option('--only <edition>', 'make one edition').choices(['epub', 'pdf']))
  .action(
    forTitles(async (title, { out, only }: BuildOptions, { voice, bounds }) => {
      const editions: EditionKind[] = only ? [only] : ['epub', 'pdf'];
      const given = { title, out, editions };
      const report = await runJob('build', given, { progress: voice.progress, bounds, file: title.folder });
      sayReport(report, voice);
      if (report.editions.length === 0) voice.say(`${title.name}: not built. Correct the errors first.`);
      return { result: report, exit: exitCodeOf(report.findings) };
    }),
  );
