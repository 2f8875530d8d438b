import { checkTitle } from '../build.ts';
import { hasErrors } from '../inspection/report/index.ts';
import { type CommonOptions, command } from './command.ts';
import { sayReport } from './report.ts';
import { forTitles } from './titles.ts';

export const check = command('check')
  .description('inspect the manuscript and the built editions of titles; exit code 1 where there is an error')
  .argument(
    '[titles...]',
    'names of folders in manuscript/, or paths of folders with a book.yaml; all without',
  )
  .action(
    forTitles(async (title, { out }: CommonOptions, voice) => {
      const report = await checkTitle(title, out, voice.progress);
      sayReport(report, voice);
      return { result: report, exit: hasErrors(report.findings) ? 1 : 0 };
    }),
  );
