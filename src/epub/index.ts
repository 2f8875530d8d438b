import { readFile } from 'node:fs/promises';
import { type Cache, noCache } from '../cache.ts';
import { coverImage } from '../cover/front.ts';
import { completeFace } from '../faces/complete.ts';
import { facesOf } from '../faces/own/read.ts';
import { fontsFor } from '../faces/subset.ts';
import { directionOf } from '../language/direction.ts';
import { termsOf } from '../language/terms.ts';
import { contributorsOf } from '../publication/people.ts';
import type { Publication } from '../publication/publication.ts';
import { languagesIn, textBesideFormulas } from '../publication/scripts.ts';
import { readPressStyles } from '../styles/index.ts';
import type { Title } from '../title.ts';
import { compose } from './compose.ts';
import { contentsShown } from './contents.ts';
import { packImages } from './images.ts';
import { turnIndents } from './indents.ts';
import { resolveLinks, whereIds } from './links.ts';
import { looksOf } from './looks.ts';
import { type EpubTitle, metadataOf, pageData } from './metadata.ts';
import { pack } from './pack.ts';
import { pageLists } from './page-lists.ts';

/**
 * What holds in every design, the design, how chapters begin where they begin otherwise, what newer programs
 * show besides, how lists are counted, and what night changes.
 */
function sheetsOf({ print: { theme, initial, lead } }: Title['book']): URL[] {
  const openings = initial === undefined && lead === undefined ? [] : ['initials.css'];
  return ['epub.css', `themes/epub/${theme}.css`, ...openings, 'newer.css', 'counting.css', 'night.css'].map(
    name => new URL(`../../styles/${name}`, import.meta.url),
  );
}

/**
 * Makes the EPUB 3 edition.
 * @param cache where cover and typeface are found that were made before
 * @returns the bytes of the `.epub`; the same publication and title give the same bytes
 * @throws Complaint where the cover that `book.yaml` names cannot be used
 */
export async function makeEpub(
  publication: Publication,
  title: EpubTitle,
  cache: Cache = noCache,
): Promise<Uint8Array> {
  const cover = await coverImage(title, cache);
  const composed = compose(publication, title.book, cover.path);
  const terms = termsOf(publication.language);
  const { pages: paged, ...lists } = pageLists(composed.pages, {
    ...{ book: title.book, printed: title.printed, terms },
  });
  const edition = { ...composed, pages: paged };
  const images = await packImages(publication.images, cache);
  const where = { files: whereIds(edition.pages), paths: images.paths };
  const pages = edition.pages.map(page => resolveLinks(page, where, terms));
  for (const { tree } of pages) turnIndents(tree, directionOf(publication.language));
  const linked = { ...edition, pages };
  const press = readPressStyles(title, 'epub');
  const contents = contentsShown(edition.entries, publication.language);

  const trees = pages.map(({ tree }) => tree);
  const css = await Promise.all(sheetsOf(title.book).map(sheet => readFile(sheet, 'utf8')));
  const looks = looksOf(trees, contents, { design: css[1]!, press: press.css });
  const shown = [...trees, ...contents];
  const text = shown.map(textBesideFormulas).join('');
  const own = await facesOf(title.book, title.folder);
  const face = await completeFace(own, text, [publication.language, ...shown.flatMap(languagesIn)]);
  const fonts = await fontsFor([...shown, ...looks], face, cache);
  const resources = [cover, ...images.resources, ...fonts.resources, ...press.files];
  const sheets = pages.map(page => ({ id: page.id, data: pageData(page, publication.language) }));
  const contributors = contributorsOf(publication.documents, title.book.creators);
  return pack(
    metadataOf(title, linked, { lists, resources, contributors }),
    sheets,
    [fonts.css, ...css, press.css].join('\n'),
    resources,
  );
}
