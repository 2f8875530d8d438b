import type { PrintSettings } from '../title.ts';
import type { TypeArea } from './inspection/account.ts';

/** The sheet in numbers: millimetres for paper, points for type. */
export interface Geometry {
  width: number;
  height: number;
  top: number;
  bottom: number;
  inner: number;
  outer: number;
  size: number;
  leading: number;
  indent: number;
  /** Lines of a full page. */
  lines: number;
  /** Length of a full line in CSS pixels, as the browser lays it out. */
  measure: number;
  /** Room beside the lines while they are set, so that what hangs over does not pass for text that is too long. */
  spare: number;
}

const pointsPerMillimetre = 72 / 25.4;

/**
 * The type area: as many whole lines as fit between the margins. What is left over goes to the foot, but for half a
 * millimetre that spares the browser a quarrel over rounded pixels.
 */
export function geometryOf({ trim, margins, size, leading, indent, hanging }: PrintSettings): Geometry {
  const room = (trim.height - margins.top - margins.bottom) * pointsPerMillimetre;
  const lines = Math.floor((room + 0.5) / leading);
  const bottom = trim.height - margins.top - (lines * leading) / pointsPerMillimetre - 0.5;
  return {
    width: trim.width,
    height: trim.height,
    top: margins.top,
    bottom: Math.round(bottom * 1000) / 1000,
    inner: margins.inner,
    outer: margins.outer,
    size,
    leading,
    indent,
    lines,
    measure: ((trim.width - margins.inner - margins.outer) * 96) / 25.4,
    spare: hanging ? 2 : 0,
  };
}

/** Where text stands on a page of the file for readers, without the strips of running heads and folios. */
export function typeAreaOf({ trim, margins, leading }: PrintSettings): TypeArea {
  return {
    // A reading over the first line stands over the type area by a little.
    top: (trim.height - margins.top) * pointsPerMillimetre + leading / 4,
    bottom: margins.bottom * pointsPerMillimetre - leading / 2,
  };
}

/** The type area as lines and pages are computed in it: lines of a full page; their height and length in CSS pixels. */
export const roomOf = ({ lines, leading, measure }: Geometry) => ({
  lines,
  leading: (leading * 96) / 72,
  width: measure,
});
