import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ejs from 'ejs';
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Face } from '../../faces/faces.ts';
import { standIns } from '../../press/pictures.ts';
import { contentPolicy, type Shelf, type ShelfFile } from '../../press/shelf.ts';
import type { Image } from '../../publication/publication.ts';
import type { PrintSettings } from '../../title.ts';
import { markFlush } from '../composition/indents.ts';
import { paragraphsInItems } from '../composition/list-items.ts';
import type { Part } from '../composition/part.ts';
import { keepTyped } from '../composition/typed.ts';
import type { TypeArea } from '../inspection/account.ts';

const program = join(dirname(fileURLToPath(import.meta.url)), '../../..');

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

/** Where text stands on a finished page, without the strips of running heads and folios. */
export function typeAreaOf({ trim, margins, bleed, leading }: PrintSettings): TypeArea {
  const foot = bleed + margins.bottom;
  return {
    top: (bleed + trim.height - margins.top) * pointsPerMillimetre,
    bottom: foot * pointsPerMillimetre - leading / 2,
  };
}

/** The notes for the feet of a part's pages, as if they stood at its end. */
export function markFoot(part: Part): Element | undefined {
  if (!part.foot) return undefined;
  const { properties } = markPart({ ...part, tree: { ...part.tree, children: [] } });
  const foot = keepTyped(markFlush(h('div', { className: ['foot'] }, part.foot.notes)));
  return { ...part.tree, properties, children: [foot] };
}

/** The part's tree as the style sheet knows it: named for its kind, its paragraphs without indents marked. */
export function markPart({ kind, tree }: Part): Element {
  const given = tree.properties.className;
  const className = [...(Array.isArray(given) ? given : []), kind];
  return { ...keepTyped(markFlush(paragraphsInItems(tree))), properties: { ...tree.properties, className } };
}

/**
 * Makes the page on which the book is set. Paged.js is given the sheet alone (`@page`); what styles the text goes past it,
 * because it rewrites selectors and stumbles over newer ones.
 * @returns the shelf (page, fonts, images) and the sheet's CSS
 */
export async function makePage(
  title: { title: string; language: string; theme: PrintSettings['theme'] },
  geometry: Geometry,
  face: Face,
  images: Image[],
): Promise<{ shelf: Shelf; sheet: string }> {
  const cuts = [...face.cuts, face.mono].map(cut => ({
    ...cut,
    url: `fonts/${cut.family.toLowerCase().replace(/\W+/g, '-')}-${cut.weight}-${cut.style}.ttf`,
  }));
  const page = {
    ...title,
    ...geometry,
    cuts,
    face: face.name,
    mono: face.mono.family,
    policy: contentPolicy,
  };
  const sheets = ['styles/print.css', `styles/themes/${title.theme}.css`];
  const texts = await Promise.all(sheets.map(file => readFile(join(program, file), 'utf8')));
  const styles = texts.join('\n');
  const render = (name: string) =>
    ejs.renderFile(join(program, 'templates/print', name), { page: { ...page, styles } });
  return {
    shelf: {
      html: await render('page.ejs'),
      files: new Map<string, ShelfFile>([
        ...cuts.map(cut => [cut.url, cut.path] as const),
        ...(await standIns(images)),
      ]),
    },
    sheet: await render('sheet.css.ejs'),
  };
}
