import { readFileSync } from 'node:fs';
import { delimiter, join, posix } from 'node:path';
import * as z from 'zod';
import { linesOf } from '../epub/css.ts';
import type { Epub } from '../epub/open.ts';
import { onPath, programAt, runProgram } from './program.ts';
import type { Answer, Said } from './said.ts';
import { settingOf } from './setting.ts';

/** What is read of Ace's report. */
const report = z.object({
  'earl:assertedBy': z.object({ 'doap:release': z.object({ 'doap:revision': z.string() }) }),
  assertions: z.array(
    z.object({
      'earl:testSubject': z.object({ url: z.string() }),
      assertions: z.array(
        z.object({
          'earl:test': z.object({ 'earl:impact': z.string(), 'dct:title': z.string() }),
          'earl:result': z.object({
            'earl:outcome': z.string(),
            'dct:description': z.string(),
            html: z.string().optional(),
          }),
        }),
      ),
    }),
  ),
});

/** Where Ace is to look, and what it may take. */
export interface AceOrder {
  file: string;
  /** An empty folder for its report. */
  desk: string;
  /** Seconds that it may take. */
  patience: number;
  /** Says where the browser is, and the folder of libraries that it needs. */
  findBrowser: () => Promise<{ path: string; libraries?: string }>;
}

/** Asks Ace by DAISY, where it is installed. It opens every page in a browser. */
export async function askAce(epub: Epub, { file, desk, patience, findBrowser }: AceOrder): Promise<Answer> {
  const checker = 'Ace';
  const { off, path } = settingOf('REISSUE_ACE', () => onPath('ace') ?? onPath('ace-cli'));
  if (off || !path) return { asked: { checker, outcome: off ? 'off' : 'absent' }, said: [] };
  const { command, args } = programAt(path);
  const orders = ['--silent', '--force', '--outdir', desk, '--tempdir', desk, file];
  try {
    const { path: browser, libraries } = await findBrowser();
    const { outcome } = await runProgram({ command, args: [...args, ...orders] }, patience, {
      ...process.env,
      PUPPETEER_EXECUTABLE_PATH: browser,
      LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter),
    });
    const why = `it was not done after ${Math.round(patience)} seconds`;
    if (outcome === 'stopped') return { asked: { checker, outcome, why }, said: [] };
    const { assertions, 'earl:assertedBy': by } = report.parse(
      JSON.parse(readFileSync(join(desk, 'report.json'), 'utf8')),
    );
    const said = assertions.flatMap(({ assertions: all, 'earl:testSubject': { url } }) =>
      saidOf(epub, url, all),
    );
    return { asked: { checker, outcome: 'ran', version: by['doap:release']['doap:revision'] }, said };
  } catch {
    return { asked: { checker, outcome: 'failed', why: `${path} gave no report` }, said: [] };
  }
}

type Assertion = z.infer<typeof report>['assertions'][number]['assertions'][number];

/** What keeps readers out is a warning: what a shop refuses is EPUBCheck's to say. */
function saidOf({ opf, files }: Epub, url: string, assertions: Assertion[]): Said[] {
  const way = decodeURI(url).replace(/^\//, '');
  const path = [posix.join(posix.dirname(opf), way), way].find(one => files.has(one)) ?? opf;
  const failed = assertions.filter(each => each['earl:result']['earl:outcome'] === 'fail');
  if (failed.length === 0) return [];
  const text = new TextDecoder().decode(files.get(path));
  const lineAt = linesOf(text);
  return failed.map(({ 'earl:test': test, 'earl:result': result }) => {
    const tag = /<[^>]+>/.exec(result.html ?? '')?.[0].replace(/ xmlns(?::\w+)?="[^"]*"/g, '');
    const at = tag ? text.indexOf(tag.replace(/\/?>$/, '')) : -1;
    return {
      ...{ checker: 'Ace', rule: test['dct:title'], message: sentence(result['dct:description']), path },
      severity: /critical|serious/.test(test['earl:impact']) ? 'warning' : 'info',
      ...(at >= 0 && { line: lineAt(at) }),
    };
  });
}

/** Axe says on several lines what each of its tests wants. */
const sentence = (description: string) =>
  description
    .replace(/^Fix (?:any|all) of the following:\s*/, '')
    .replace(/\s*\n\s*/g, '; ')
    .trim();
