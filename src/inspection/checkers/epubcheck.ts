import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { isFile, onPath, programAt, runProgram } from './program.ts';
import type { Answer, Said } from './said.ts';
import { settingOf } from './setting.ts';

/** Where packages of EPUBCheck put it. */
const usual = ['/usr/share/java/epubcheck.jar', '/usr/local/share/java/epubcheck.jar'];

/** What is read of EPUBCheck's report. */
const report = z.object({
  checker: z.object({ checkerVersion: z.string() }),
  messages: z.array(
    z.object({
      ID: z.string(),
      severity: z.string(),
      message: z.string(),
      locations: z.array(z.object({ path: z.string(), line: z.number(), column: z.number() })),
    }),
  ),
});

const severities: Record<string, Said['severity']> = {
  FATAL: 'error',
  ERROR: 'error',
  WARNING: 'warning',
  INFO: 'info',
};

/**
 * Asks the EPUBCheck of the W3C, where it is installed.
 *
 * @param file the EPUB
 * @param desk an empty folder for its report
 * @param patience seconds that it may take
 */
export async function askEpubcheck(file: string, desk: string, patience: number): Promise<Answer> {
  const checker = 'EPUBCheck';
  const { off, path } = settingOf('REISSUE_EPUBCHECK', () => onPath('epubcheck') ?? usual.find(isFile));
  if (off || !path) return { asked: { checker, outcome: off ? 'off' : 'absent' }, said: [] };
  const json = join(desk, 'epubcheck.json');
  const { command, args } = programAt(path);
  try {
    const { outcome } = await runProgram({ command, args: [...args, file, '--json', json] }, patience);
    const why = `it was not done after ${Math.round(patience)} seconds`;
    if (outcome === 'stopped') return { asked: { checker, outcome, why }, said: [] };
    const { checker: program, messages } = report.parse(JSON.parse(readFileSync(json, 'utf8')));
    return {
      asked: { checker, outcome: 'ran', version: program.checkerVersion },
      said: messages.flatMap(saidBy),
    };
  } catch {
    const why = `${[command, ...args].join(' ')} gave no report; it needs Java`;
    return { asked: { checker, outcome: 'failed', why }, said: [] };
  }
}

function saidBy({ ID, severity, message, locations }: z.infer<typeof report>['messages'][number]): Said[] {
  const known = severities[severity];
  if (!known) return [];
  const said = { checker: 'EPUBCheck', rule: ID.replaceAll('_', '-'), severity: known, message } as const;
  if (locations.length === 0) return [said];
  return locations.map(({ path, line, column }) => ({
    ...{ ...said, path },
    ...(line > 0 && { line }),
    ...(column > 0 && { column }),
  }));
}
