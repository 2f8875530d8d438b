import { black, type Mark, paper } from '../drawing.ts';
import { type BlockStyle, type Design, depthOf, fitted, place, setBlock, setNames } from './design.ts';

const name: BlockStyle = { cut: 'regular', largest: 0.058, lines: 2, leading: 1.25 };
const title: BlockStyle = { cut: 'semibold', largest: 0.15, lines: 6, leading: 1.04 };
const subtitle: BlockStyle = { cut: 'regular', largest: 0.06, lines: 4, leading: 1.2 };
const publisher: BlockStyle = { cut: 'semibold', largest: 0.043, lines: 1, leading: 1 };

/** The coloured field, as a share of the height. */
const field = 0.58;

/** A textbook: a field of colour with a bold title at its foot, names below it on paper. */
export const textbook: Design = {
  ground: () => paper,
  around: ({ colour }, { width, height, over }) => [
    { kind: 'area', x: -over, y: -over, width: width + 2 * over, height: field * height + over, colour },
  ],
  front: (told, panel) => {
    const { width, height, margin } = panel;
    const room = width - 2 * margin;
    const foot = height - margin;
    const edge = field * height;
    const head = fitted(scale => {
      const main = setBlock(panel, told.title, title, room, scale);
      const sub = setBlock(panel, told.subtitle, subtitle, room, scale);
      const gap = sub.runs.length > 0 ? 0.45 * main.size + sub.size * 0.8 : 0;
      const first = edge - 0.1 * width - depthOf(main) - gap - depthOf(sub);
      return {
        marks: [
          ...place(main, margin, first, paper),
          ...place(sub, margin, first + depthOf(main) + gap, paper),
        ],
        // Where it would rise above the margin it is too tall.
        bottom: margin - (first - main.size * 0.75),
      };
    }, 0);
    const names = fitted(
      scale => {
        const marks: Mark[] = [];
        let y = edge + 0.05 * width;
        for (const block of setNames(panel, told.names, name, room, scale)) {
          y += block.size * 1.3;
          marks.push(...place(block, margin, y, black));
          y += depthOf(block);
        }
        return { marks, bottom: y };
      },
      foot - 0.1 * width,
    );
    return [
      ...head,
      ...names,
      ...place(setBlock(panel, told.publisher, publisher, room), margin, foot, told.colour),
    ];
  },
  spine: { author: { cut: 'regular' }, title: { cut: 'semibold' }, publisher, colour: () => paper },
  back: { colour: () => paper, publisher, head: 0 },
};
