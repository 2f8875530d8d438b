import { resolve } from 'node:path';
import { checkEpub, checkTitle } from '../build.ts';
import { exitCodeOf } from '../inspection/report/index.ts';
import { type CommonOptions, command } from './command.ts';
import { sayReport } from './report.ts';
import { forTitles } from './titles.ts';
import { voice } from './voice.ts';

const checkTitles = forTitles(async (title, { out }: CommonOptions, speaker) => {
  const report = await checkTitle(title, out, speaker.progress);
  sayReport(report, speaker);
  return { result: report, exit: exitCodeOf(report.findings) };
});

async function checkEpubs(paths: string[], options: CommonOptions): Promise<void> {
  const speaker = voice(options);
  const results = await Promise.all(paths.map(path => checkEpub(resolve(path))));
  for (const { path, findings } of results) for (const finding of findings) speaker.find(finding, path);
  process.exitCode = Math.max(...results.map(({ findings }) => exitCodeOf(findings)));
  speaker.data(results);
}

export const check = command('check')
  .description(
    'inspect the manuscript and the built editions of titles, or any EPUB; exit code 1 where there is an error',
  )
  .argument('[titles...]', 'names or folders of titles, all without; or paths of EPUBs, whoever made them')
  .action((names: string[], options: CommonOptions) =>
    names.length > 0 && names.every(name => name.endsWith('.epub'))
      ? checkEpubs(names, options)
      : checkTitles(names, options),
  );
