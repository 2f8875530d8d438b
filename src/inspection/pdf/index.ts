import type { Finding } from '../finding.ts';
import type { Check, Rule } from './check.ts';
import type { CoverMeasures } from './checks/covers.ts';
import { type Code, checks, type Rules } from './checks/index.ts';
import type { Pdf } from './document.ts';
import { gathered } from './findings.ts';
import { openPdf, type Unopened } from './open.ts';
import { type ProfileName, profiles } from './profiles/index.ts';

export type { CoverMeasures } from './checks/covers.ts';
export { checks } from './checks/index.ts';
export { type ProfileName, profileNames, profiles } from './profiles/index.ts';

/** What a PDF is inspected for. */
export interface Wanted {
  /** Whose rules; those for any book where none is asked for. */
  profile?: ProfileName | undefined;
  /** The size of the trimmed page, in points, where it is known. */
  trim?: { width: number; height: number } | undefined;
  /** What a cover must measure, and the book that it is for, where that is known. */
  cover?: CoverMeasures | undefined;
  /** How many pages a signature has, where the title says so. */
  signature?: number | undefined;
  /** Told before each page. */
  onPage?: (page: number) => void;
}

const unopened: Record<Unopened, { code: string; message: string }> = {
  empty: { code: 'not-a-pdf', message: 'The file is empty.' },
  'no-pdf': { code: 'not-a-pdf', message: 'The file is no PDF.' },
  damaged: {
    code: 'unreadable',
    message: 'The PDF is damaged, and cannot be opened. Make it again, or get it again.',
  },
  locked: {
    code: 'locked',
    message: 'The PDF is locked with a password, so it was not inspected. Save it without one.',
  },
};

/**
 * Inspects a PDF, ours or anybody's, whatever is in it, by the rules of a printer or of a standard.
 * @returns what is wrong, the gravest first as the profile has them; a broken or hostile file gives findings, nothing is
 *   thrown. What is said of several pages is one finding.
 */
export async function preflight(bytes: Uint8Array, wanted: Wanted = {}): Promise<Finding[]> {
  const pdf = await openPdf(bytes, wanted.onPage);
  if (typeof pdf === 'string') return [{ severity: 'error', ...unopened[pdf] }];
  const { rules } = profiles[wanted.profile ?? 'book'];
  return inspected(pdf, ofTitle(rules, wanted));
}

/** The same rules, with what the title says of its pages. */
function ofTitle(rules: Rules, { trim, signature, cover }: Wanted): Rules {
  const size = rules['trim-size'];
  const multiple = rules['page-multiple'];
  const [whole, spine, code] = [rules['cover-size'], rules['cover-spine-text'], rules['cover-code']];
  return {
    ...rules,
    ...(size && trim && { 'trim-size': { ...size, wants: trim } }),
    ...(multiple && signature && { 'page-multiple': { ...multiple, wants: { of: signature } } }),
    ...(whole && cover && { 'cover-size': { ...whole, wants: { cover } } }),
    ...(spine && cover && { 'cover-spine-text': { ...spine, wants: { ...spine.wants, cover } } }),
    ...(code && cover && { 'cover-code': { ...code, wants: { ...code.wants, cover } } }),
  };
}

/** What each rule of a profile finds. */
export function inspected(pdf: Pdf, rules: Rules): Finding[] {
  return Object.entries(rules).flatMap(([code, rule]): Finding[] => {
    const { find } = checks[code as Code] as Check<unknown>;
    const { severity = 'error', published, wants } = rule as Rule<unknown>;
    try {
      return gathered(code, severity, find(pdf, wants)).map(finding => ({ ...finding, published }));
    } catch (error) {
      // The last line of defence: what the other checks found must not be lost.
      const message = `The check of ${code} failed (${error}). This is a fault of Reissue. Please report it, with the PDF.`;
      return [{ code: 'check-failed', severity: 'error', message }];
    }
  });
}
