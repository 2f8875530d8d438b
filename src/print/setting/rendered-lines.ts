import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { type Line, round } from './line.ts';
import { type Running, sliceRunning } from './text.ts';

/**
 * Makes lines of a paragraph into elements, each set of lines once.
 * @param indent of its first line, in CSS pixels
 */
export function lineRenderer(running: Running, indent: number): (lines: Line[]) => ElementContent[][] {
  const rendered = new Map<Line[], ElementContent[][]>();
  return lines => {
    const known = rendered.get(lines);
    if (known) return known;
    const begun = new Set<Element>();
    const made = lines.map((line, k): ElementContent[] => {
      const content = sliceRunning(running, [line.from, line.to], begun);
      if (line.hyphen) content.push(h('span', { className: ['division'] }, '-'));
      const { left = 0, right = 0 } = line.hangs ?? {};
      // The style sheet has an indent for the first line.
      const begins = round((line.inset ?? 0) - left - (line.inset && k === 0 ? indent : 0));
      const style = [
        `word-spacing:${line.wordSpacing}px;letter-spacing:${line.letterSpacing}px`,
        ...(begins ? [`margin-inline-start:${begins}px`] : []),
      ].join(';');
      const className = line.justified ? ['set', 'full'] : ['set'];
      return [h('span', { className, style, ...(right && { dataHang: String(right) }) }, content)];
    });
    rendered.set(lines, made);
    return made;
  };
}
