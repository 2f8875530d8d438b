import type { Reading } from './model.ts';
import type { Sight } from './sight.ts';
import { isOut, type Taken } from './taken.ts';

/** No role is less likely than this, whatever the model says. */
const least = 1e-4;

/**
 * Gives lines that the page shows as one, and of which none begins anything of its own, one role: the likeliest of all together. Of two
 * lines alone the model may be in doubt; that a quotation turns into a note in the middle of a block is no reading.
 * @param taken what each line is taken for; @param of the role that each of the model's roles stands for
 */
export function evenBlocks(
  sights: readonly Sight[],
  taken: readonly Taken[],
  { chance }: Reading,
  of: readonly { role: Taken['role'] }[],
): Taken[] {
  const result = [...taken];
  const n = of.length;
  const logOf = (i: number, role: Taken['role']) => {
    let sum = 0;
    for (let r = 0; r < n; r++) if (of[r]!.role === role) sum += chance[i * n + r]!;
    return Math.log(Math.max(least, sum));
  };
  for (let from = 0; from < sights.length; ) {
    let end = from + 1;
    while (end < sights.length && goesOn(sights, taken, end)) end++;
    const roles = new Set(taken.slice(from, end).map(t => t.role));
    if (roles.size > 1) {
      const worth = (role: Taken['role']) => {
        let sum = 0;
        for (let i = from; i < end; i++) sum += logOf(i, role);
        return sum;
      };
      const role = [...roles].reduce((best, own) => (worth(own) > worth(best) ? own : best));
      for (let i = from; i < end; i++) result[i] = { ...taken[i]!, role };
    }
    from = end;
  }
  return result;
}

/** Whether a line goes on with the one before it, in one block of their page and both in the text. */
function goesOn(sights: readonly Sight[], taken: readonly Taken[], i: number): boolean {
  const at = sights[i]!.print?.block.at;
  if (at !== 'within' && at !== 'last') return false;
  return (
    sights[i]!.page === sights[i - 1]!.page &&
    !taken[i]!.begins &&
    !isOut(taken[i]!.role) &&
    !isOut(taken[i - 1]!.role)
  );
}
