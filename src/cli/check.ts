import { dirname, resolve } from 'node:path';
import { Option } from 'commander';
import type { Judge } from '../check.ts';
import { Complaint } from '../complaint.ts';
import type { Finding } from '../inspection/finding.ts';
import { type ProfileName, profileNames, profiles } from '../inspection/pdf/profiles/index.ts';
import { exitCodeOf, type Report } from '../inspection/report/index.ts';
import { sarifLog } from '../inspection/sarif.ts';
import { boundsFor, boundsForReading, runJob } from '../jobs/index.ts';
import { sizeOf } from '../reading.ts';
import { printerNames } from '../title.ts';
import { type CommonOptions, command } from './command.ts';
import { sayReport, sayWorks } from './report.ts';
import { forTitles } from './titles.ts';
import { place, type Voice, voice } from './voice.ts';

interface CheckOptions extends CommonOptions {
  sarif?: boolean;
  for?: ProfileName;
}

const checkTitles = forTitles<CheckOptions, Report>(
  async (title, { out, for: profile }, { voice: speaker, bounds }) => {
    const report = await runJob(
      'check',
      { title, out, judge: judgeOf(profile) },
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

/** Whose rules the files of titles are to keep. */
function judgeOf(profile: ProfileName | undefined): Judge | undefined {
  if (profile === undefined || profile === 'pdf-ua') return profile;
  const printer = printerNames.find(name => name === profile);
  if (printer) return printer;
  throw new Complaint(`The files of a title are not made for ${profiles[profile].called}.`, {
    advice: `Say --for ${printerNames.join(', ')} or pdf-ua; or give the path of the PDF.`,
  });
}

/** Inspects EPUBs and PDFs that are given by their paths. */
async function checkFiles(paths: string[], options: CheckOptions): Promise<void> {
  const speaker = voice(options);
  const results: { path: string; findings: Finding[] }[] = [];
  let exit = 0;
  for (const path of paths.map(path => resolve(path))) {
    try {
      const result = await checkFile(path, options.for, speaker.progress);
      for (const finding of result.findings) speaker.find(finding, dirname(path));
      if (isPdf(path)) sayInspected(result, options.for, speaker);
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

const isPdf = (name: string) => /\.pdf$/i.test(name);
const isFile = (name: string) => isPdf(name) || /\.epub$/i.test(name);

function checkFile(path: string, profile: ProfileName | undefined, progress: Voice['progress']) {
  if (!isPdf(path)) return runJob('checkEpub', { path }, { progress, bounds: boundsFor(0), file: path });
  const bounds = boundsForReading(sizeOf(path));
  return runJob('checkPdf', { path, profile }, { progress, bounds, file: path });
}

/** Says by whose rules a PDF was inspected, and how many it does not keep. */
function sayInspected(
  { path, findings }: { path: string; findings: Finding[] },
  profile: ProfileName | undefined,
  speaker: Voice,
): void {
  const count = (severity: Finding['severity'], name: string) => {
    const found = findings.filter(finding => finding.severity === severity).length;
    return found === 0 ? [] : [`${found} ${name}${found === 1 ? '' : 's'}`];
  };
  const found = [...count('error', 'error'), ...count('warning', 'warning'), ...count('info', 'remark')];
  const { called } = profiles[profile ?? 'book'];
  speaker.say(`${place(path)}: ${found.join(', ') || 'nothing is wrong'}, by the rules for ${called}`);
  if (profile === undefined)
    speaker.say(
      `For a printer or a standard, add --for and one of ${profileNames.filter(name => name !== 'book').join(', ')}.`,
    );
}

export const check = command('check')
  .description(
    'inspect the manuscript and the editions of titles, or any EPUB or PDF; the exit code is 1 where there is an error',
  )
  .addOption(
    new Option(
      '--for <whom>',
      'by whose rules PDFs are inspected: those given by their paths, or those of the titles for a printer',
    ).choices(profileNames),
  )
  .option('--sarif', 'print the findings as SARIF 2.1.0, for other programs')
  .argument(
    '[titles...]',
    'names of titles, or paths of their folders; without a name, all titles; or paths of EPUBs and PDFs, whoever made them',
  )
  .action((names: string[], given: CheckOptions) => {
    // SARIF is JSON: nothing else may stand on stdout.
    const options = { ...given, json: Boolean(given.json || given.sarif) };
    if (names.length > 0 && names.every(isFile)) return checkFiles(names, options);
    return checkTitles(names, options);
  });
