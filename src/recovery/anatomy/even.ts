import type { Reading } from './model.ts';
import type { Sight } from './sight.ts';
import { isOut, type Taken } from './taken.ts';

/** No role is less likely than this, whatever the model says. */
const least = 1e-4;
/** A style of so many of the book's lines is that of its text, which tells nothing. */
const body = 0.4;
/** Nor is any in a style in which the model reads none. */
const leastInStyle = 0.01;

/**
 * Gives lines that the page shows as one, and of which none begins anything of its own, one role: the likeliest of all together, in the
 * light of what most of the book's lines in their size and margin are. Of two lines alone the model may be in doubt; that a quotation
 * turns into a note in the middle of a block, or one block of a hundred alike is something else, is a poor reading.
 * @param taken what each line is taken for; @param of the role that each of the model's roles stands for
 */
export function evenBlocks(
  sights: readonly Sight[],
  taken: readonly Taken[],
  { chance }: Reading,
  of: readonly { role: Taken['role'] }[],
): Taken[] {
  const n = of.length;
  const chanceOf = (i: number, role: Taken['role']) => {
    let sum = 0;
    for (let r = 0; r < n; r++) if (of[r]!.role === role) sum += chance[i * n + r]!;
    return sum;
  };
  const styles = stylesOf(sights, taken, chanceOf);
  const result = [...taken];
  for (let from = 0; from < sights.length; ) {
    let end = from + 1;
    while (end < sights.length && goesOn(sights, taken, end)) end++;
    const style = styles.get(styleOf(sights[from]!));
    if (style && isRunning(taken[from]!.role)) {
      const isBody = style.lines > body * sights.length;
      const worth = (role: Taken['role']) => {
        let sum = isBody ? 0 : Math.log(Math.max(leastInStyle, (style.roles.get(role) ?? 0) / style.lines));
        for (let i = from; i < end; i++) sum += Math.log(Math.max(least, chanceOf(i, role)));
        return sum;
      };
      const own = new Set([
        ...taken.slice(from, end).map(t => t.role),
        ...(isBody ? [] : style.roles.keys()),
      ]);
      const role = [...own].reduce((best, one) => (worth(one) > worth(best) ? one : best));
      for (let i = from; i < end; i++)
        if (taken[i]!.role !== role) result[i] = { ...taken[i]!, role, chance: chanceOf(i, role) };
    }
    from = end;
  }
  return result;
}

/** What a block of many lines may be; titles and what stands alone are told by more than their style. */
const isRunning = (role: Taken['role']) => /^(?:paragraph|quotation|verse|note|item|argument)$/.test(role);

/** Size and left margin of a line's block, roughly; empty where the source does not show them. */
const styleOf = ({ print }: Sight): string =>
  print ? `${Math.round(print.block.size * 25)} ${Math.round(print.block.left * 2)}` : '';

/** By style: how many lines the book has in it, and how many of them are likely to be of each role. */
function stylesOf(
  sights: readonly Sight[],
  taken: readonly Taken[],
  chanceOf: (i: number, role: Taken['role']) => number,
): Map<string, { lines: number; roles: Map<Taken['role'], number> }> {
  const styles = new Map<string, { lines: number; roles: Map<Taken['role'], number> }>();
  sights.forEach((sight, i) => {
    const { role } = taken[i]!;
    if (!sight.print || !isRunning(role)) return;
    const key = styleOf(sight);
    const style = styles.get(key) ?? { lines: 0, roles: new Map() };
    style.lines++;
    style.roles.set(role, (style.roles.get(role) ?? 0) + chanceOf(i, role));
    styles.set(key, style);
  });
  return styles;
}

/** Whether a line goes on with the one before it, in one block of their page and both in the text. */
function goesOn(sights: readonly Sight[], taken: readonly Taken[], i: number): boolean {
  const at = sights[i]!.print?.block.at;
  if (at !== 'within' && at !== 'last') return false;
  const isInText = (k: number) => !isOut(taken[k]!.role);
  return sights[i]!.page === sights[i - 1]!.page && !taken[i]!.begins && isInText(i) && isInText(i - 1);
}
