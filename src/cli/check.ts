import { dirname, resolve } from 'node:path';
import { exitCodeOf, type Report } from '../inspection/report/index.ts';
import { sarifLog } from '../inspection/sarif.ts';
import { type CommonOptions, command } from './command.ts';
import { sayReport, sayWorks } from './report.ts';
import { forTitles } from './titles.ts';
import { voice } from './voice.ts';

interface CheckOptions extends CommonOptions {
  sarif?: boolean;
}

const checkTitles = forTitles<CheckOptions, Report>(
  async (title, { out }, speaker) => {
    const { checkTitle } = await import('../build.ts');
    const report = await checkTitle(title, out, speaker.progress);
    sayReport(report, speaker);
    sayWorks(report, speaker);
    return { result: report, exit: exitCodeOf(report.findings) };
  },
  {
    data: (results, { sarif }) =>
      sarif
        ? sarifLog(
            results.flatMap(result =>
              'findings' in result ? [{ folder: result.title.folder, findings: result.findings }] : [],
            ),
            process.cwd(),
          )
        : results,
  },
);

async function checkEpubs(paths: string[], options: CheckOptions): Promise<void> {
  const speaker = voice(options);
  const { checkEpub } = await import('../build.ts');
  const results = await Promise.all(paths.map(path => checkEpub(resolve(path))));
  for (const { path, findings } of results)
    for (const finding of findings) speaker.find(finding, dirname(path));
  process.exitCode = Math.max(...results.map(({ findings }) => exitCodeOf(findings)));
  const inspected = results.map(({ path, findings }) => ({ folder: dirname(path), findings }));
  speaker.data(options.sarif ? sarifLog(inspected, process.cwd()) : results);
}

export const check = command('check')
  .description(
    'inspect the manuscript and the built editions of titles, or any EPUB; exit code 1 where there is an error',
  )
  .option('--sarif', 'print the findings as SARIF 2.1.0, for editors of code and code hosts')
  .argument('[titles...]', 'names or folders of titles, all without; or paths of EPUBs, whoever made them')
  .action((names: string[], given: CheckOptions) => {
    // SARIF is JSON: nothing else may stand on stdout.
    const options = { ...given, json: Boolean(given.json || given.sarif) };
    return names.length > 0 && names.every(name => name.endsWith('.epub'))
      ? checkEpubs(names, options)
      : checkTitles(names, options);
  });
