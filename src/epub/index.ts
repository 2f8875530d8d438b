import { readFile } from 'node:fs/promises';
import { type Cache, noCache } from '../cache.ts';
import { coverImage } from '../cover/front.ts';
import { fontsFor } from '../faces/subset.ts';
import { termsOf } from '../language/terms.ts';
import { contributorsOf } from '../publication/people.ts';
import type { Publication } from '../publication/publication.ts';
import type { Resource } from '../publication/resource.ts';
import { compose } from './compose.ts';
import { contentsShown } from './contents.ts';
import { resolveLinks, whereIds } from './links.ts';
import { type EpubTitle, metadataOf, pageData } from './metadata.ts';
import { pack } from './pack.ts';
import { pageLists } from './page-lists.ts';

const stylesheet = new URL('../../styles/epub.css', import.meta.url);

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
  const { pages: paged, ...lists } = pageLists(composed.pages, {
    ...{ book: title.book, printed: title.printed, terms: termsOf(publication.language) },
  });
  const edition = { ...composed, pages: paged };
  const files = whereIds(edition.pages);
  const pages = edition.pages.map(page => resolveLinks(page, files));
  const linked = { ...edition, pages };
  const contents = contentsShown(edition.entries, publication.language);

  const [fonts, css] = await Promise.all([
    fontsFor([...pages.map(({ tree }) => tree), ...contents], cache),
    readFile(stylesheet, 'utf8'),
  ]);
  const resources = [cover, ...imageFiles(publication), ...fonts.resources];
  const sheets = pages.map(page => ({ id: page.id, data: pageData(page, publication.language) }));
  const contributors = contributorsOf(publication.documents, title.book.creators);
  return pack(
    metadataOf(title, linked, { lists, resources, contributors }),
    sheets,
    `${fonts.css}\n${css}`,
    resources,
  );
}

function imageFiles({ images }: Publication): Resource[] {
  return images.map(({ src, mediaType, bytes }, k) => ({
    id: `image-${k + 1}`,
    path: src,
    mediaType,
    bytes,
  }));
}
