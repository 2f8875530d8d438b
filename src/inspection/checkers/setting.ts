import { Complaint } from '../../complaint.ts';
import { isFile } from './program.ts';

/**
 * Where a checker is: a variable of the environment names it, or says `no`; otherwise it is looked for.
 *
 * @throws Complaint where the variable names no file
 */
export function settingOf(
  variable: 'REISSUE_EPUBCHECK' | 'REISSUE_ACE',
  look: () => string | undefined,
): { off: boolean; path?: string | undefined } {
  const given = process.env[variable]?.trim();
  if (!given) return { off: false, path: look() };
  if (/^(?:no|off|0)$/i.test(given)) return { off: true };
  if (isFile(given)) return { off: false, path: given };
  throw new Complaint(`${variable} does not name a file: ${given}`, {
    advice: 'Give the path of the program, or “no”. Without this variable, Reissue looks for it itself.',
  });
}
