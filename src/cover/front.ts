import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { Resvg } from '@resvg/resvg-wasm';
import { type Cache, digestOf, noCache } from '../cache.ts';
import { Complaint } from '../complaint.ts';
import type { Face } from '../faces/faces.ts';
import { limits } from '../limits.ts';
import { flawOf, mediaTypeOf } from '../pictures/index.ts';
import type { Resource } from '../publication/resource.ts';
import { type Book, type PrintSettings, pathInside, type Title } from '../title.ts';
import { marginOf, toldOf } from './designs/design.ts';
import { designs } from './designs/index.ts';
import { mirrored } from './drawing.ts';
import { coverFace } from './face.ts';
import { type Letters, openLetters } from './letters.ts';
import { readyToDraw } from './resvg.ts';
import { svgOf } from './svg.ts';

/**
 * The cover image: the one that `book.yaml` names, or one made from title and author.
 * @param cache where one is found that was made before
 * @throws Complaint where the named file is missing, outside the title's folder, or no image
 */
export async function coverImage({ folder, book }: Title, cache: Cache = noCache): Promise<Resource> {
  const item = { id: 'cover-image', properties: 'cover-image' };
  if (book.cover === undefined) {
    const { title, subtitle, creators, publisher, language, print } = book;
    const { colour } = book.coverSettings;
    const made: Made = {
      ...{ title, subtitle, creators, publisher, language, theme: print.theme },
      coverSettings: { paper: {}, marks: false, colour },
    };
    const face = await coverFace(book, folder);
    const bytes = await cache.stage('cover', digestOf(made, face), () => drawCover(made, face));
    return { ...item, path: 'cover.png', mediaType: 'image/png', bytes };
  }
  const { cover } = book;
  const path = pathInside(folder, cover, { file: 'book.yaml' });
  const mediaType = mediaTypeOf(cover);
  if (!mediaType) {
    throw notUsable(
      `The cover “${cover}” is not a picture that reading programs can show.`,
      'Save it as a JPEG or PNG.',
    );
  }
  const { size, isFile } = await stat(path).then(file => ({ size: file.size, isFile: file.isFile() }));
  if (!isFile) {
    throw notUsable(`The cover “${cover}” is not a file.`, 'Put the picture itself there.');
  }
  if (size > limits.picture.bytes) {
    const most = limits.picture.bytes / 1e6;
    throw notUsable(`The cover “${cover}” has more than ${most} MB.`, 'Make it smaller in an image editor.');
  }
  const bytes = new Uint8Array(await readFile(path));
  const flaw = flawOf(bytes, cover);
  if (flaw) throw notUsable(`The cover “${cover}” ${flaw.reason}.`, flaw.advice);
  return { ...item, path: `cover${extname(cover).toLowerCase()}`, mediaType, bytes };
}

const notUsable = (message: string, advice: string) => new Complaint(message, { file: 'book.yaml', advice });

/** Size of a made cover in pixels: the shape that the large shops ask for. */
const width = 1600;
const height = 2560;

/** What a made cover depends on. */
type Made = Pick<Book, 'title' | 'subtitle' | 'creators' | 'publisher' | 'language' | 'coverSettings'> & {
  theme: PrintSettings['theme'];
};

/** A typographic cover as PNG, always the same for the same title. */
async function drawCover(book: Made, face: Face): Promise<Uint8Array> {
  await readyToDraw();
  const letters = await openLetters(face, book.language);
  return new Resvg(coverSvg(book, letters)).render().asPng();
}

function coverSvg(book: Made, letters: Letters): string {
  const told = toldOf(book);
  const design = designs[book.theme];
  const drawn = [
    { kind: 'area', x: 0, y: 0, width, height, colour: design.ground(told.colour) } as const,
    ...(design.around?.(told, { width, height, over: 0 }) ?? []),
    ...design.front(told, { letters, width, height, margin: marginOf(width) }),
  ];
  const marks = letters.leftwards ? mirrored(drawn, width) : drawn;
  return svgOf(marks, letters, width, height);
}
