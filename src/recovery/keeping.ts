import type { Extraction } from '../extraction/extraction.ts';
import type { Piece } from './inline.ts';
import type { ChangeEntry, Ledger, LedgerEntry } from './ledger.ts';

/**
 * Enters what became of the whole source: the pieces that stand in the manuscript, and for everything between them the rule that
 * took it out.
 * @param named rules that took out whole lines of text, by where these begin
 */
export function keep(extraction: Extraction, pieces: Piece[], named: ReadonlyMap<number, string>): Ledger {
  const { source, pages } = extraction;
  const lines = pages.flatMap(p => p.lines.map(line => ({ ...line, page: p.label })));
  const lineAt = cursor(lines.map(l => l.from));
  const entries: LedgerEntry[] = [];
  const change = (
    from: number,
    to: number,
    rest: Omit<ChangeEntry, 'kind' | 'from' | 'to' | 'was' | 'line' | 'page'>,
  ): void => {
    const line = lines[lineAt(from)];
    entries.push({
      kind: 'change',
      from,
      to,
      was: source.slice(from, to),
      ...rest,
      line: line?.number ?? 1,
      ...(line?.page ? { page: line.page } : {}),
    });
  };
  /** A stretch that stands nowhere: cut where lines begin and end, so that each entry has one reason. */
  const remove = (from: number, to: number) => {
    let at = from;
    while (at < to) {
      const i = lineAt(at);
      const line = lines[i];
      const inside = line !== undefined && at >= line.from && at < line.to;
      const next = lines[i + 1]?.from ?? source.length;
      const stop = Math.max(
        at + 1,
        Math.min(to, inside ? line.to : line !== undefined && at < line.from ? line.from : next),
      );
      const was = source.slice(at, stop);
      change(at, stop, {
        now: '',
        rule:
          inside && was.trim() !== ''
            ? (named.get(line.from) ?? (line.role === 'text' ? 'unaccounted' : line.role))
            : was.trim() === ''
              ? 'blank'
              : /^[\s\p{C}]+$/u.test(was)
                ? 'control-character'
                : 'unaccounted',
      });
      at = stop;
    }
  };
  const sorted = [...pieces].sort((a, b) => a.from - b.from || a.to - a.from - (b.to - b.from));
  let at = 0;
  for (const piece of sorted) {
    if (piece.from > at) remove(at, piece.from);
    at = Math.max(at, piece.to);
    if (!piece.edit) entries.push({ kind: 'kept', from: piece.from, to: piece.to, at: piece.at });
    else change(piece.from, piece.to, piece.edit.now === '' ? piece.edit : { ...piece.edit, at: piece.at });
  }
  if (at < source.length) remove(at, source.length);
  return { digest: extraction.digest, length: source.length, entries };
}

/** Index of the last start that is not after a position. */
function cursor(starts: number[]): (position: number) => number {
  return position => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}
