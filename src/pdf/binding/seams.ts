import type { LeafEdge, Leaves } from './leaves.ts';
import { open } from './serial.ts';

/** An object of a group of leaves. */
export interface InGroup {
  group: number;
  object: number;
}

/** Elements that go on from one group of leaves to the next, and are one in the book. */
export interface Seams {
  /** What an element that goes on from an earlier group is part of. */
  wholeOf: (group: number, object: number) => InGroup | undefined;
  /** Elements that have something in later groups: all that stands in them, each as its group names it. */
  wholes: (InGroup & { kids: { group: number; text: string }[] })[];
}

/** An edge in the book. */
interface Piece extends Omit<LeafEdge, 'element' | 'kids'>, InGroup {
  kids: (Piece | { group: number; text: string })[];
  /** Whether something in a later group is part of it. */
  whole: boolean;
}

const isPiece = (kid: Piece['kids'][number]): kid is Piece => 'kids' in kid;

/**
 * Finds what goes on over the edges of groups of leaves: of each element that goes on from earlier pages, the last of its kind
 * before it in the same part of the book, among the text or at the foot.
 */
export function seamsOf(leaves: readonly Leaves[]): Seams {
  const wholeOf = leaves.map(() => new Map<number, InGroup>());
  const pieceOf = ({ element, kids, ...edge }: LeafEdge, group: number): Piece => ({
    ...{ ...edge, group, object: element, whole: false },
    kids: kids.map(kid => (typeof kid === 'string' ? { group, text: kid } : pieceOf(kid, group))),
  });
  const sew = (among: Piece['kids'], piece: Piece): void => {
    const { continued, type, foot, group, object } = piece;
    const before = among.findLast(
      (one): one is Piece => isPiece(one) && one.type === type && one.foot === foot && one.group < group,
    );
    if (!continued || !before) {
      among.push(piece);
      return;
    }
    before.whole = true;
    wholeOf[group]!.set(object, { group: before.group, object: before.object });
    for (const kid of piece.kids) {
      if (isPiece(kid)) sew(before.kids, kid);
      else before.kids.push(kid);
    }
  };
  const parts: Piece[][] = [];
  leaves.forEach((group, k) => {
    if (leaves[k - 1]?.part !== group.part) parts.push([]);
    for (const edge of group.edges) sew(parts.at(-1)!, pieceOf(edge, k));
  });
  return {
    wholeOf: (group, object) => wholeOf[group]!.get(object),
    wholes: parts.flat().flatMap(wholesIn),
  };
}

/** A piece that became a whole, and those in it. */
function wholesIn(piece: Piece): Seams['wholes'] {
  const { group, object, whole, kids } = piece;
  const inside = kids.filter(isPiece).flatMap(wholesIn);
  if (!whole) return inside;
  const named = kids.map(kid =>
    isPiece(kid) ? { group: kid.group, text: open('object', kid.object) } : kid,
  );
  return [{ group, object, kids: named }, ...inside];
}
