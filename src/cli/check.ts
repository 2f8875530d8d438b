import { dirname, resolve } from 'node:path';
import { Complaint } from '../complaint.ts';
import type { Finding } from '../inspection/finding.ts';
import { exitCodeOf, type Report } from '../inspection/report/index.ts';
import { sarifLog } from '../inspection/sarif.ts';
import { boundsFor, runJob } from '../jobs/index.ts';
import { type CommonOptions, command } from './command.ts';
import { sayReport, sayWorks } from './report.ts';
import { forTitles } from './titles.ts';
import { voice } from './voice.ts';

interface CheckOptions extends CommonOptions {
  sarif?: boolean;
}

const checkTitles = forTitles<CheckOptions, Report>(
  async (title, { out }, { voice: speaker, bounds }) => {
    const report = await runJob(
      'check',
      { title, out },
      { progress: speaker.progress, bounds, file: title.folder },
    );
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
  const results: { path: string; findings: Finding[] }[] = [];
  let exit = 0;
  for (const path of paths.map(path => resolve(path))) {
    try {
      const given = { progress: speaker.progress, bounds: boundsFor(0), file: path };
      const result = await runJob('checkEpub', { path }, given);
      for (const finding of result.findings) speaker.find(finding, dirname(path));
      exit = Math.max(exit, exitCodeOf(result.findings));
      results.push(result);
    } catch (error) {
      speaker.complainOf(error);
      exit = Math.max(exit, paths.length === 1 && error instanceof Complaint ? error.exit : 1);
    }
  }
  process.exitCode = exit;
  const inspected = results.map(({ path, findings }) => ({ folder: dirname(path), findings }));
  speaker.data(options.sarif ? sarifLog(inspected, process.cwd()) : results);
}

export const check = command('check')
  .description(
    'inspect the manuscript and the editions of titles, or any EPUB; the exit code is 1 where there is an error',
  )
  .option('--sarif', 'print the findings as SARIF 2.1.0, for other programs')
  .argument(
    '[titles...]',
    'names of titles, or paths of their folders; without a name, all titles; or paths of EPUBs, whoever made them',
  )
  .action((names: string[], given: CheckOptions) => {
    // SARIF is JSON: nothing else may stand on stdout.
    const options = { ...given, json: Boolean(given.json || given.sarif) };
    return names.length > 0 && names.every(name => name.endsWith('.epub'))
      ? checkEpubs(names, options)
      : checkTitles(names, options);
  });
