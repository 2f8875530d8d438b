/** A line of a note, or a block in it that stays whole. Heights in CSS pixels. */
export interface NoteLine {
  height: number;
  /** Space above it; it vanishes at the head of the notes. */
  gap: number;
  /** Whether the note may be divided after it. */
  end: boolean;
}

/** A stretch of a note at the foot of a page: lines `from` to `to`, end exclusive. */
export interface NotePiece {
  note: number;
  from: number;
  to: number;
}

/** A note that a page owes its reader, from a line on. */
export type Owed = Omit<NotePiece, 'to'>;

/** The foot of a page. */
export interface Foot {
  pieces: NotePiece[];
  /** Its height with the rule; 0 without notes. */
  height: number;
  /** What goes on the next page. */
  rest: Owed[];
  /** How many notes begin on a later page than their reference. */
  displaced: number;
}

/** Fewest lines of a divided note on either page. */
const least = 2;

/**
 * Sets notes at the foot of a page, as much of them as there is room for. One of them may be divided; what comes after it
 * goes on the next page.
 * @param rule height of the rule and its spaces
 */
export function setFoot(owed: Owed[], notes: NoteLine[][], room: number, rule: number): Foot {
  const pieces: NotePiece[] = [];
  let height = 0;
  for (const [k, { note, from }] of owed.entries()) {
    const lines = notes[note]!;
    let used = pieces.length === 0 ? rule : height;
    let to = from;
    let fitting = 0;
    for (let at = from; at < lines.length; at++) {
      const { height: own, gap, end } = lines[at]!;
      used += own + (at === from ? 0 : gap);
      if (used > room + 0.25) break;
      const whole = at + 1 === lines.length;
      if (!whole && (!end || at + 1 - from < least || lines.length - at - 1 < least)) continue;
      to = at + 1;
      fitting = used;
    }
    if (to > from) {
      pieces.push({ note, from, to });
      height = fitting;
    }
    if (to < lines.length) {
      const after = owed.slice(k + 1);
      const displaced = after.length + (to === 0 ? 1 : 0);
      return { pieces, height, rest: [{ note, from: to }, ...after], displaced };
    }
  }
  return { pieces, height, rest: [], displaced: 0 };
}
