import type { Finding } from '../../inspection/finding.ts';
import { listed } from '../record/refusal.ts';
import type { Clash, Merged } from './merged.ts';

/** So many places are told one by one. */
const mostTold = 100;
/** So much of a passage is shown. */
const mostShown = 160;

/** Says that nothing was written, since a person and a recovery have changed the same words, and where. */
export function held(clashes: readonly Clash[]): Finding[] {
  const count = clashes.length;
  const places = count === 1 ? 'one place' : `${count} places`;
  return [
    {
      code: 'recovery-held',
      severity: 'error',
      message: `The text was recovered anew, but nothing of it was written: in ${places} you and the new recovery have changed the same words. Change your chapter there to what the new recovery has; or take back the answer or setting that it comes from; or keep your words in all these places with: npx reissue recover --keep-mine, and the title's name.`,
    },
    ...told(clashes, { code: 'both-changed', severity: 'error' }, ''),
  ];
}

/** Says what became of a person's chapters into which a recovery was merged. */
export function merging(
  { changed, clashes }: Merged,
  kept: readonly Clash[],
  state: string | undefined,
): Finding[] {
  const merged: Finding = {
    code: 'edits-kept',
    severity: 'info',
    message:
      `You have edited chapters, and what is new in the recovery was brought into them: ${listed(changed)}. Your changes are in them. ${state === undefined ? '' : `As they were before they are kept in ${state}.`}`.trim(),
  };
  return [
    ...(changed.length > 0 ? [merged] : []),
    ...told(kept, { code: 'kept-yours', severity: 'info' }, ' Your words stay.'),
    ...told(
      clashes.filter(({ deleted }) => deleted),
      { code: 'deleted-stays', severity: 'info' },
      ' You have deleted this chapter; it stays so.',
    ),
  ];
}

function told(clashes: readonly Clash[], kind: Pick<Finding, 'code' | 'severity'>, end: string): Finding[] {
  return clashes.slice(0, mostTold).map(({ file, line, before, yours, recovered }) => ({
    ...{ ...kind, file: `chapters/${file}`, line },
    message: `${sentence(before, yours, recovered)}${end}`,
  }));
}

function sentence(before: string, yours: string, recovered: string): string {
  const [was, mine, now] = [before, yours, recovered].map(shown);
  const made = mine === '' ? 'You have deleted this' : `You have written “${mine}” here`;
  const anew = now === '' ? 'the new recovery has nothing' : `the new recovery has “${now}”`;
  return `${made}, and ${anew}; before it was ${was === '' ? 'nothing' : `“${was}”`}.`;
}

function shown(passage: string): string {
  const line = passage.replace(/\s+/g, ' ');
  return line.length > mostShown ? `${line.slice(0, mostShown)}…` : line;
}
