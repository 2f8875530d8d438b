import { readFileSync, statSync } from 'node:fs';
import type { Image as ImageNode } from 'mdast';
import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { isFileName } from '../manuscript/alternatives.ts';
import { flawOf, mediaTypeOf } from '../pictures/index.ts';
import { pathInside } from '../title.ts';
import { unescaped } from './addresses.ts';
import { isOrnament } from './handlers.ts';
import type { Image } from './publication.ts';
import type { Report } from './report.ts';

/** Why a picture cannot be used, as it is reported wherever the manuscript shows it. */
interface Refusal {
  code: string;
  message: string;
}

/** The pictures of a book that were looked at, by their `src`. */
export type Pictures = Map<string, Image | Refusal>;

/** Those that the editions carry. */
export function usable(pictures: Pictures): Image[] {
  return [...pictures.values()].filter(picture => 'bytes' in picture);
}

/**
 * Enters an image of the manuscript among those the editions carry.
 * @param place the title's folder, and the chapter's file relative to it
 * @returns its `src`, or nothing where it cannot be used, which is then reported
 */
export function usePicture(
  node: ImageNode,
  { folder, file }: { folder: string; file: string },
  images: Pictures,
  report: Report,
): string | undefined {
  const refuse = (code: string, message: string) => {
    report(code, 'error', message, node);
    return undefined;
  };
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(node.url)) {
    return refuse(
      'image-remote',
      `The picture “${node.url}” is not a file in the title’s folder. Copy it there, and name it by its path.`,
    );
  }
  const src = unescaped(node.url).replace(/^\.\//, '');
  const mediaType = mediaTypeOf(src);
  if (!mediaType) {
    return refuse(
      'image-type',
      `“${src}” is not a picture that reading programs can show. Save it as a JPEG, PNG, GIF, WebP or SVG.`,
    );
  }
  let picture = images.get(src);
  if (!picture) {
    const read = readPicture(folder, src, bytesOf(images));
    const line = node.position?.start.line;
    const at = { file, ...(line !== undefined && { line }) };
    picture = 'code' in read ? read : { src, mediaType, bytes: read.bytes, ...at };
    images.set(src, picture);
  }
  if ('code' in picture) return refuse(picture.code, picture.message);
  if (!node.alt && !isOrnament(node)) {
    report(
      'image-without-alt',
      'warning',
      `The picture “${src}” has no description. Write one in its square brackets; or, if it is an ornament, put \`:::figure{.ornament}\` around it.`,
      node,
    );
  }
  if (node.alt && isFileName(node.alt, src)) {
    const message = `“${node.alt}” is the name of a file; write into the square brackets what the picture shows.`;
    report('alt-file-name', 'warning', message, node);
  }
  return src;
}

const bytesOf = (pictures: Pictures) => usable(pictures).reduce((sum, { bytes }) => sum + bytes.length, 0);

/**
 * Reads a picture and looks at it.
 * @param before bytes of the book's pictures so far
 * @returns its bytes, or why it cannot be used
 */
function readPicture(folder: string, src: string, before: number): { bytes: Uint8Array } | Refusal {
  let bytes: Uint8Array;
  try {
    const path = pathInside(folder, src);
    const file = statSync(path);
    // A pipe or a device would keep us waiting for ever.
    if (!file.isFile()) {
      const message = `“${src}” is not a file. Put the picture itself there.`;
      return { code: 'image-broken', message };
    }
    const room = Math.min(limits.picture.bytes, limits.picture.all - before);
    if (file.size > room) return { code: 'image-too-large', message: tooManyBytes(src, file.size) };
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof Complaint) {
      return { code: 'image-missing', message: [error.message, error.advice].filter(Boolean).join(' ') };
    }
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return {
      code: 'image-missing',
      message: `The picture “${src}” cannot be read (${code}). Look at its permissions.`,
    };
  }
  const flaw = flawOf(bytes, src);
  return flaw
    ? { code: flaw.code, message: `The picture “${src}” ${flaw.reason}. ${flaw.advice}` }
    : { bytes };
}

function tooManyBytes(src: string, size: number): string {
  const { bytes, all } = limits.picture;
  const megabytes = (count: number) => `${Math.ceil(count / 1e6)} MB`;
  return size > bytes
    ? `The picture “${src}” has ${megabytes(size)}; at most ${megabytes(bytes)} are taken. Make it smaller in an image editor.`
    : `With the picture “${src}” the book has more than ${megabytes(all)} of pictures. Make them smaller in an image editor.`;
}
