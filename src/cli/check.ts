import { dirname, resolve } from 'node:path';
import { Option } from 'commander';
import type { Judge } from '../check.ts';
import { Complaint } from '../complaint.ts';
import type { Asked } from '../inspection/checkers/index.ts';
import { isUnpacked } from '../inspection/epub/folder.ts';
import type { Finding } from '../inspection/finding.ts';
import { type ProfileName, profileNames, profiles } from '../inspection/pdf/profiles/index.ts';
import { exitCodeOf, type Report } from '../inspection/report/index.ts';
import { sarifLog } from '../inspection/sarif.ts';
import { boundsFor, boundsForReading, runJob } from '../jobs/index.ts';
import { sizeOf } from '../reading.ts';
import { printerNames } from '../title.ts';
import { askedInWords, type Counts, countsInWords, countsOf, summary } from './checked.ts';
import { type CommonOptions, command } from './command.ts';
import { sayReport, sayWorks } from './report.ts';
import { type Came, forTitles } from './titles.ts';
import { place, type Voice, voice } from './voice.ts';

interface CheckOptions extends CommonOptions {
  sarif?: boolean;
  for?: ProfileName;
}

/** What came of a file that was named. */
type CameOfFile =
  | ({ path: string; findings: Finding[]; asked?: Asked[]; outcome: 'done' | 'errors' } & Counts)
  | { path: string; outcome: 'failed'; failed: { message: string } };

/** Checks titles, after the files that were named with them. */
const checkTitles = (files: CameOfFile[]) =>
  forTitles<CheckOptions, Report & Counts>(
    async (title, { out, for: profile }, { voice: speaker, bounds }) => {
      const report = await runJob(
        'check',
        { title, out, judge: judgeOf(profile) },
        { progress: speaker.progress, bounds, file: title.folder },
      );
      sayReport(report, speaker);
      sayWorks(report, speaker);
      if (report.asked) speaker.say(`${title.name}: EPUB ${askedInWords(report.asked)}`);
      return { result: { ...report, ...countsOf(report.findings) }, exit: exitCodeOf(report.findings) };
    },
    {
      data: (results, { sarif }) => (sarif ? sarifOf(files, results) : [...files, ...results]),
      last: (results, speaker) => sayTotal([...files, ...results], speaker),
    },
  );

/** Sums up, where more than one was checked. */
function sayTotal(all: object[], speaker: Voice): void {
  const checked = all.filter(each => !('skipped' in each));
  if (checked.length > 1)
    speaker.say(summary(checked.map(each => ('errors' in each ? (each as Counts) : undefined))));
}

function sarifOf(files: CameOfFile[], results: Came<Report & Counts>[] = []) {
  const found = files.flatMap(file =>
    'findings' in file ? [{ folder: dirname(file.path), findings: file.findings }] : [],
  );
  const inTitles = results.flatMap(result =>
    'findings' in result ? [{ folder: result.title.folder, findings: result.findings }] : [],
  );
  return sarifLog([...found, ...inTitles], process.cwd());
}

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
async function checkFiles(paths: string[], options: CheckOptions, isAll: boolean): Promise<CameOfFile[]> {
  const speaker = voice(options);
  const results: CameOfFile[] = [];
  let exit = 0;
  for (const path of paths.map(path => resolve(path))) {
    try {
      const result = await checkFile(path, options.for, speaker.progress);
      const { findings } = result;
      for (const finding of findings) speaker.find(finding, dirname(path));
      const counts = countsOf(findings);
      if (result.asked)
        speaker.say(`${place(path)}: ${countsInWords(counts)}, ${askedInWords(result.asked)}`);
      else sayInspected(result, options.for, speaker);
      exit = Math.max(exit, exitCodeOf(findings));
      results.push({ ...result, ...counts, outcome: counts.errors > 0 ? 'errors' : 'done' });
    } catch (error) {
      speaker.complainOf(error);
      exit = Math.max(exit, isAll && paths.length === 1 && error instanceof Complaint ? error.exit : 1);
      const message = error instanceof Error ? error.message : String(error);
      results.push({ path, outcome: 'failed', failed: { message } });
    }
  }
  process.exitCode = exit;
  if (!isAll) return results;
  sayTotal(results, speaker);
  speaker.data(options.sarif ? sarifOf(results) : results);
  return results;
}

const isPdf = (name: string) => /\.pdf$/i.test(name);
const isFile = (name: string) => isPdf(name) || /\.epub$/i.test(name) || isUnpacked(name);

function checkFile(
  path: string,
  profile: ProfileName | undefined,
  progress: Voice['progress'],
): Promise<{ path: string; findings: Finding[]; asked?: Asked[] }> {
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
  const { called } = profiles[profile ?? 'book'];
  speaker.say(`${place(path)}: ${countsInWords(countsOf(findings))}, by the rules for ${called}`);
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
    'names of titles, or paths of their folders; paths of EPUBs, packed or in a folder, and of PDFs, whoever made them; without any, all titles',
  )
  .action(async (names: string[], given: CheckOptions) => {
    // SARIF is JSON: nothing else may stand on stdout.
    const options = { ...given, json: Boolean(given.json || given.sarif) };
    const files = names.filter(isFile);
    const titles = names.filter(name => !isFile(name));
    if (files.length > 0 && titles.length === 0) return void (await checkFiles(files, options, true));
    const came = files.length > 0 ? await checkFiles(files, options, false) : [];
    return checkTitles(came)(titles, options);
  });
