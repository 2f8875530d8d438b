import type { Mark } from './drawing.ts';
import type { Letters } from './letters.ts';

const round = (value: number) => Number(value.toFixed(3));

/**
 * A drawing as SVG, for the screen. Letters are outlines, so that it looks the same everywhere.
 *
 * @param marks without pictures
 */
export function svgOf(marks: readonly Mark[], letters: Letters, width: number, height: number): string {
  const body = marks.map(mark => drawn(mark, letters)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`;
}

function drawn(mark: Mark, letters: Letters): string {
  switch (mark.kind) {
    case 'area':
      return `<rect x="${round(mark.x)}" y="${round(mark.y)}" width="${round(mark.width)}" height="${round(mark.height)}" fill="${mark.colour.screen}"/>`;
    case 'group':
      return `<g transform="translate(${round(mark.x)} ${round(mark.y)}) rotate(${mark.turn})">${mark.marks.map(one => drawn(one, letters)).join('')}</g>`;
    case 'text': {
      const { size, glyphs } = mark.run;
      const paths = glyphs.map(({ font, glyph, x, y }) => {
        const scale = size / letters.units(font);
        return `<path transform="translate(${round(mark.x + x)} ${round(mark.y - y)}) scale(${scale.toFixed(6)} ${(-scale).toFixed(6)})" d="${letters.outline(font, glyph)}"/>`;
      });
      return `<g fill="${mark.colour.screen}">${paths.join('')}</g>`;
    }
    case 'picture':
      return '';
  }
}
