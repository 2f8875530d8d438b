import { cream } from '../colours.ts';
import { black, type Mark } from '../drawing.ts';
import { type BlockStyle, type Design, depthOf, fitted, place, setBlock, setNames } from './design.ts';

const small = { cut: 'regular', features: ['smcp', 'c2sc', 'onum'], tracking: 0.08 } as const;
const name: BlockStyle = { ...small, largest: 0.058, lines: 2, leading: 1.3 };
const title: BlockStyle = { cut: 'italic', largest: 0.17, lines: 6, leading: 1 };
const subtitle: BlockStyle = { cut: 'regular', largest: 0.056, lines: 4, leading: 1.25 };
const publisher: BlockStyle = { ...small, largest: 0.043, lines: 1, leading: 1 };

/** The band at the head, as a share of the height. */
const band = 0.06;

/** An essay: a light ground with a band at its head, a large italic title low on the page, quiet small capitals. */
export const essay: Design = {
  ground: () => cream,
  around: ({ colour }, { width, height, over }) => [
    { kind: 'area', x: -over, y: -over, width: width + 2 * over, height: band * height + over, colour },
  ],
  front: (told, panel) => {
    const { width, height, margin } = panel;
    const room = width - 2 * margin;
    const foot = height - margin;
    const top = band * height + margin;
    const type = fitted(scale => {
      const names: Mark[] = [];
      let y = top;
      for (const block of setNames(panel, told.names, name, room, scale)) {
        y += block.size * (names.length > 0 ? 1.3 : 0.5);
        names.push(...place(block, margin, y, told.colour));
        y += depthOf(block);
      }
      const head = setBlock(panel, told.title, title, room, scale);
      const sub = setBlock(panel, told.subtitle, subtitle, room, scale);
      const gap = sub.runs.length > 0 ? 0.5 * head.size + sub.size * 0.8 : 0;
      const tall = depthOf(head) + gap + depthOf(sub);
      const first = foot - 0.19 * width - tall;
      // Where the title meets the names it is too tall.
      const meets = y + 0.1 * width - (first - head.size * 0.75);
      return {
        marks: [
          ...names,
          ...place(head, margin, first, told.colour),
          ...place(sub, margin, first + depthOf(head) + gap, black),
        ],
        bottom: meets,
      };
    }, 0);
    return [...type, ...place(setBlock(panel, told.publisher, publisher, room), margin, foot, told.colour)];
  },
  spine: { author: small, title: { cut: 'italic' }, publisher, colour: colour => colour },
  back: { colour: () => black, publisher, head: band },
};
