import { readFile } from 'node:fs/promises';
import { type Cache, noCache } from '../cache.ts';
import { coverImage } from '../cover/front.ts';
import { completeFace } from '../faces/complete.ts';
import { facesOf } from '../faces/own/read.ts';
import { fontsFor } from '../faces/subset.ts';
import type { Publication } from '../publication/publication.ts';
import type { Resource } from '../publication/resource.ts';
import { languagesIn, textBesideFormulas } from '../publication/scripts.ts';
import type { Title } from '../title.ts';
import { compose } from './compose.ts';
import { contentsShown } from './contents.ts';
import { resolveLinks, whereIds } from './links.ts';
import { metadataOf, pageData } from './metadata.ts';
import { pack } from './pack.ts';

const stylesheet = new URL('../../styles/epub.css', import.meta.url);

/**
 * Makes the EPUB 3 edition.
 * @param cache where cover and typeface are found that were made before
 * @returns the bytes of the `.epub`; the same publication and title give the same bytes
 * @throws Complaint where the cover that `book.yaml` names cannot be used
 */
export async function makeEpub(
  publication: Publication,
  title: Title,
  cache: Cache = noCache,
): Promise<Uint8Array> {
  const cover = await coverImage(title, cache);
  const edition = compose(publication, title.book, cover.path);
  const files = whereIds(edition.pages);
  const pages = edition.pages.map(page => resolveLinks(page, files));
  const linked = { ...edition, pages };
  const contents = contentsShown(edition.entries, publication.language);

  const shown = [...pages.map(({ tree }) => tree), ...contents];
  const text = shown.map(textBesideFormulas).join('');
  const own = await facesOf(title.book, title.folder);
  const face = await completeFace(own, text, [publication.language, ...shown.flatMap(languagesIn)]);
  const [fonts, css] = await Promise.all([fontsFor(shown, face, cache), readFile(stylesheet, 'utf8')]);
  const resources = [cover, ...imageFiles(publication), ...fonts.resources];
  const sheets = pages.map(page => ({ id: page.id, data: pageData(page, publication.language) }));
  return pack(metadataOf(title, linked, resources), sheets, `${fonts.css}\n${css}`, resources);
}

function imageFiles({ images }: Publication): Resource[] {
  return images.map(({ src, mediaType, bytes }, k) => ({
    id: `image-${k + 1}`,
    path: src,
    mediaType,
    bytes,
  }));
}
