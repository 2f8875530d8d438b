import type { Artwork } from './artwork.ts';
import type { Colour, Mark } from './drawing.ts';
import type { Run } from './letters.ts';

/** What the page has beside its content. */
interface Surroundings {
  /** Where the upper left of the trim is, from the lower left of the sheet. */
  origin: [x: number, y: number];
  picture: (art: Artwork) => { name: string; isForm: boolean };
  /** How far a glyph moves the pen, in thousandths of the size. */
  advance: (font: string, glyph: number) => number;
}

const n = (value: number): string => String(Number(value.toFixed(4)));

/** The content stream of a page with these marks on it (ISO 32000-1, 8 and 9). */
export function contentOf(marks: readonly Mark[], around: Surroundings): string {
  return [`1 0 0 1 ${around.origin.map(n).join(' ')} cm`, ...marks.map(mark => drawn(mark, around))].join(
    '\n',
  );
}

/** Clockwise, with y upwards. */
const turns = { 0: '1 0 0 1', 90: '0 -1 1 0', [-90]: '0 1 -1 0' };

function drawn(mark: Mark, around: Surroundings): string {
  switch (mark.kind) {
    case 'area':
      return `${filling(mark.colour)}\n${rectangle(mark)} f`;
    case 'text':
      return `${filling(mark.colour)}\n${shown(mark.run, mark.x, -mark.y, around.advance)}`;
    case 'group': {
      const inner = mark.marks.map(one => drawn(one, around));
      return ['q', `${turns[mark.turn]} ${n(mark.x)} ${n(-mark.y)} cm`, ...inner, 'Q'].join('\n');
    }
    case 'picture': {
      const { name, isForm } = around.picture(mark.art);
      const { x, y, width, height } = mark.at;
      // A picture is one unit wide and high, a page of a PDF as wide and high as it is.
      const across = isForm ? width / mark.art.width : width;
      const up = isForm ? height / mark.art.height : height;
      return [
        'q',
        `${rectangle(mark.clip)} W n`,
        `${n(across)} 0 0 ${n(up)} ${n(x)} ${n(-y - height)} cm`,
        `/${name} Do`,
        'Q',
      ].join('\n');
    }
  }
}

const rectangle = ({
  x,
  y,
  width,
  height,
}: {
  x: number;
  y: number;
  width: number;
  height: number;
}): string => `${n(x)} ${n(-y - height)} ${n(width)} ${n(height)} re`;

/** Black and its tints in one ink, everything else in four. */
function filling({ ink }: Colour): string {
  if (ink === 'all') return '/All cs 1 scn';
  const [c, m, y, k] = ink;
  return c === 0 && m === 0 && y === 0 ? `${n(1 - k)} g` : `${ink.map(n).join(' ')} k`;
}

/** A run of glyphs, each where it was shaped to. */
function shown({ size, glyphs }: Run, x: number, y: number, advance: Surroundings['advance']): string {
  const parts: string[] = [];
  let open = '';
  let pen = 0;
  let rise = 0;
  let font = glyphs[0]?.font;
  const begin = font && `/${font} ${n(size)} Tf`;
  for (const { font: own, glyph, x: at, y: up } of glyphs) {
    if (own !== font || Math.abs(up - rise) > 1e-6) {
      parts.push(`[${open}] TJ`);
      open = '';
    }
    if (own !== font) parts.push(`/${own} ${n(size)} Tf`);
    if (Math.abs(up - rise) > 1e-6) parts.push(`${n(up)} Ts`);
    [font, rise] = [own, up];
    const move = Number(((-(at - pen) / size) * 1000).toFixed(1));
    if (move !== 0) open += ` ${move} `;
    open += `<${glyph.toString(16).padStart(4, '0')}>`;
    pen += ((advance(own, glyph) - move) / 1000) * size;
  }
  parts.push(`[${open.replaceAll('><', '')}] TJ`, ...(rise === 0 ? [] : ['0 Ts']));
  return begin ? `BT ${begin} 1 0 0 1 ${n(x)} ${n(y)} Tm ${parts.join(' ')} ET` : '';
}
