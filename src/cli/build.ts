import { Option } from 'commander';
import { Complaint } from '../complaint.ts';
import { type EditionKind, editionKinds, editions, editionsOf, pdfKinds, pressKinds } from '../edition.ts';
import { exitCodeOf } from '../inspection/report/index.ts';
import { runJob } from '../jobs/index.ts';
import { outputOf } from '../places.ts';
import { type PrinterName, printerNames, type Title } from '../title.ts';
import { type CommonOptions, command } from './command.ts';
import { countWorks, sayReport } from './report.ts';
import { forTitles } from './titles.ts';
import { place } from './voice.ts';

interface BuildOptions extends CommonOptions {
  only?: EditionKind | 'pdf';
  for?: PrinterName;
  cache: boolean;
}

/** The editions that are asked for; a printer gets some of them only. */
function editionsFor({ book }: Title, { only, for: printer }: BuildOptions): readonly EditionKind[] {
  const asked: readonly EditionKind[] = only === 'pdf' ? pdfKinds : only ? [only] : editionsOf(book);
  if (!printer) return asked;
  const wanted = pressKinds.filter(kind => asked.includes(kind));
  if (wanted.length > 0) return wanted;
  throw new Complaint(`A printer gets no ${editions[asked[0]!].name}.`, {
    advice: 'Leave out --only, or say --only print or --only cover.',
  });
}

export const build = command('build')
  .description('make the editions and the report of titles; where needed, recover their text first')
  .argument(
    '[titles...]',
    'names of one or more titles (folders in manuscript/), or paths of their folders; without a name, all titles',
  )
  .addOption(new Option('--only <edition>', 'make only this edition').choices([...editionKinds, 'pdf']))
  .addOption(
    new Option(
      '--for <printer>',
      'make what a printer gets, the PDF and the cover, as this one wants them, beside those for others',
    ).choices(printerNames),
  )
  .option('--no-cache', 'make everything anew, also what did not change since the last build')
  .action(
    forTitles(async (title, options: BuildOptions, { voice, bounds }) => {
      const { out, for: printer, cache } = options;
      const editions = editionsFor(title, options);
      const given = { title, out, editions, printer, cached: cache };
      const report = await runJob('build', given, { progress: voice.progress, bounds, file: title.folder });
      sayReport(report, voice);
      countWorks(report, ' (see the report)', voice);
      voice.say(`${title.name}: the report is ${place(outputOf(title, out, printer).report)}`);
      if (report.editions.length === 0)
        voice.say(`${title.name}: no edition was made. Correct the errors, and build again.`);
      return { result: report, exit: exitCodeOf(report.findings) };
    }),
  );
