import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ejs from 'ejs';
import { digestOf } from '../../cache.ts';
import { cutsOf, type Face, fallbackNames } from '../../faces/faces.ts';
import { hanFamily } from '../../faces/packed/han.ts';
import { plainName } from '../../faces/plain-names.ts';
import { directionOf } from '../../language/direction.ts';
import { standIns } from '../../press/pictures.ts';
import { contentPolicy, type Shelf, type ShelfFile } from '../../press/shelf.ts';
import type { Image } from '../../publication/publication.ts';
import type { PressStyles } from '../../styles/index.ts';
import type { PrintSettings } from '../../title.ts';
import type { Geometry } from '../geometry.ts';

const program = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/**
 * Makes the page on which the book is set. Paged.js is given the sheet alone (`@page`); what styles the text goes past it,
 * because it rewrites selectors and stumbles over newer ones.
 * @returns the shelf (page, fonts, images) and the sheet's CSS
 */
export async function makePage(
  title: Pick<PrintSettings, 'theme' | 'folios'> & { title: string; language: string },
  geometry: Geometry,
  face: Face,
  images: Image[],
  press: PressStyles = { css: '', files: [] },
): Promise<{ shelf: Shelf; sheet: string }> {
  const cuts = cutsOf(face).map(cut => ({
    ...cut,
    url: `fonts/${plainName(cut.family, '-').toLowerCase()}-${cut.weight}-${cut.style}.ttf`,
  }));
  const page = {
    ...title,
    ...geometry,
    cuts,
    face: [face.name, ...fallbackNames(face)],
    headings: face.headings?.[0]?.family ?? face.name,
    mono: face.mono.family,
    han: hanFamily,
    math: face.math.family,
    direction: directionOf(title.language),
    policy: contentPolicy,
  };
  const sheets = ['styles/print.css', 'styles/counting.css', `styles/themes/${title.theme}.css`];
  const texts = await Promise.all(sheets.map(file => readFile(join(program, file), 'utf8')));
  // Whatever was made with the page is made anew where a font that the press's sheet loads is another.
  const loaded = press.files.map(({ path, bytes }) => digestOf(path, bytes));
  const styles = [...texts, press.css, ...loaded.map(digest => `/* ${digest} */`)].join('\n');
  const render = (name: string) =>
    ejs.renderFile(join(program, 'templates/print', name), { page: { ...page, styles } });
  return {
    shelf: {
      html: await render('page.ejs'),
      files: new Map<string, ShelfFile>([
        ...cuts.map(cut => [cut.url, cut.path] as const),
        ...(await standIns(images)),
        ...press.files.map(
          file => [file.path, { ...file, file: file.path.slice('styles/'.length) }] as const,
        ),
      ]),
    },
    sheet: await render('sheet.css.ejs'),
  };
}
