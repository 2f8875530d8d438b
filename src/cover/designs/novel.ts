import { black, type Colour, type Mark, paper } from '../drawing.ts';
import { type BlockStyle, type Design, depthOf, fitted, place, setBlock, setNames } from './design.ts';

const small = { cut: 'regular', features: ['smcp', 'c2sc', 'onum'], tracking: 0.085 } as const;
const name: BlockStyle = { ...small, largest: 0.048, lines: 2, leading: 1.3 };
const title: BlockStyle = { cut: 'regular', largest: 0.1, lines: 6, leading: 1.1 };
const subtitle: BlockStyle = { cut: 'italic', largest: 0.046, lines: 4, leading: 1.25 };
const publisher: BlockStyle = { ...small, largest: 0.043, lines: 1, leading: 1 };

/** A novel: a label with a double frame on a dark ground, everything on its axis. */
export const novel: Design = {
  ground: colour => colour,
  front: (told, panel) => {
    const { width, height, margin } = panel;
    const axis = width / 2;
    const label = 0.68 * width;
    const inner = label - 0.15 * width;
    const pad = 0.095 * width;
    const top = 0.15 * height;
    const foot = height - margin;
    const drawn = fitted(
      scale => {
        const marks: Mark[] = [];
        let y = top + pad;
        for (const block of setNames(panel, told.names, name, inner, scale)) {
          y += block.size * (marks.length > 0 ? 1.3 : 0.5);
          marks.push(...place(block, axis, y, black, true));
          y += depthOf(block);
        }
        const head = setBlock(panel, told.title, title, inner, scale);
        y += (marks.length > 0 ? 0.065 * width : 0) + head.size * 0.75;
        marks.push(...place(head, axis, y, told.colour, true));
        y += depthOf(head);
        const sub = setBlock(panel, told.subtitle, subtitle, inner, scale);
        y += sub.runs.length > 0 ? 0.05 * width + sub.size * 0.75 : 0;
        marks.push(...place(sub, axis, y, black, true));
        y += depthOf(sub);
        // A label is wider than tall, or nearly square; type stands on its middle.
        const bottom = Math.max(y + pad, top + 0.52 * width);
        const lower = (bottom - y - pad) / 2;
        const type: Mark = { kind: 'group', x: 0, y: lower, turn: 0, marks };
        return {
          marks: [...framed(axis - label / 2, top, label, bottom - top, width, told.colour), type],
          bottom,
        };
      },
      foot - 0.15 * width,
    );
    return [
      ...drawn,
      ...place(setBlock(panel, told.publisher, publisher, width - 2 * margin), axis, foot, paper, true),
    ];
  },
  spine: { author: small, title: { cut: 'regular' }, publisher, colour: () => paper },
  back: { colour: () => paper, publisher, head: 0 },
};

/** A label of paper with two lines of the ground's colour around what stands on it. */
function framed(x: number, y: number, width: number, height: number, panel: number, colour: Colour): Mark[] {
  const frame = (inset: number, line: number): Mark[] => [
    box(x + inset, y + inset, width - 2 * inset, height - 2 * inset, colour),
    box(x + inset + line, y + inset + line, width - 2 * (inset + line), height - 2 * (inset + line), paper),
  ];
  return [
    box(x, y, width, height, paper),
    ...frame(0.018 * panel, 0.006 * panel),
    ...frame(0.03 * panel, 0.0018 * panel),
  ];
}

const box = (x: number, y: number, width: number, height: number, colour: Colour): Mark => ({
  kind: 'area',
  ...{ x, y, width, height, colour },
});
