import { type Mark, paper } from '../drawing.ts';
import { type BlockStyle, type Design, depthOf, fitted, place, setBlock, setNames } from './design.ts';

const name: BlockStyle = { cut: 'regular', largest: 0.06, lines: 2, leading: 1.25 };
const title: BlockStyle = { cut: 'regular', largest: 0.16, lines: 6, leading: 1.04 };
const subtitle: BlockStyle = { cut: 'italic', largest: 0.062, lines: 4, leading: 1.2 };
const publisher: BlockStyle = {
  ...{ cut: 'regular', features: ['smcp', 'c2sc', 'onum'], tracking: 0.085 },
  ...{ largest: 0.043, lines: 1, leading: 1 },
};

/** A scholarly monograph: everything flush left on a dark ground, a rule above the publisher. */
export const monograph: Design = {
  ground: colour => colour,
  front: (told, panel) => {
    const { width, height, margin } = panel;
    const room = width - 2 * margin;
    const foot = height - margin;
    const imprint = setBlock(panel, told.publisher, publisher, room);
    const rule = foot - 0.075 * width;
    const type = fitted(
      scale => {
        const marks: Mark[] = [];
        let y = margin;
        for (const block of setNames(panel, told.names, name, room, scale)) {
          y += block.size * (marks.length > 0 ? 1.25 : 0.7);
          marks.push(...place(block, margin, y, paper));
          y += depthOf(block);
        }
        const head = setBlock(panel, told.title, title, room, scale);
        y = Math.max(y + 0.16 * width + head.size * 0.7, 0.3 * height * scale);
        marks.push(...place(head, margin, y, paper));
        y += depthOf(head);
        const sub = setBlock(panel, told.subtitle, subtitle, room, scale);
        y += sub.runs.length > 0 ? 0.5 * head.size + sub.size * 0.9 : 0;
        marks.push(...place(sub, margin, y, paper));
        return { marks, bottom: y + depthOf(sub) };
      },
      rule - 0.08 * width,
    );
    const line: Mark = {
      ...{ kind: 'area', x: margin, y: rule, width: 0.14 * width, height: 0.003 * width },
      colour: paper,
    };
    return [...type, ...(told.publisher ? [line, ...place(imprint, margin, foot, paper)] : [])];
  },
  spine: {
    author: { cut: 'regular' },
    title: { cut: 'italic' },
    publisher,
    colour: () => paper,
  },
  back: { colour: () => paper, publisher, head: 0 },
};
