import { extname } from 'node:path';
import { type Cache, digestOf } from '../cache.ts';
import { limits } from '../limits.ts';
import { mediaTypeOf } from '../pictures/index.ts';
import type { Image } from '../publication/publication.ts';
import type { Resource } from '../publication/resource.ts';

/** The pictures of an edition, and where each stands in it, by its name in the manuscript. */
export interface PackedImages {
  resources: Resource[];
  paths: ReadonlyMap<string, string>;
}

/**
 * The pictures as every reading program and shop takes them: names of plain letters (EPUBCheck warns of spaces, PKG-010), and
 * WebP as PNG or JPEG, since EPUB took it in 3.3 only, and EPUBCheck before 5 and many shops refuse it (MED-003).
 * @param cache where pictures are found that were turned before
 */
export async function packImages(images: readonly Image[], cache: Cache): Promise<PackedImages> {
  const paths = new Map<string, string>();
  const taken = new Set<string>();
  const resources: Resource[] = [];
  for (const [k, image] of images.entries()) {
    const { bytes, ending } = await forAll(image, cache);
    const path = nameFor(image.src, ending, taken);
    paths.set(image.src, path);
    resources.push({ id: `image-${k + 1}`, path, mediaType: mediaTypeOf(path)!, bytes });
  }
  return { resources, paths };
}

async function forAll(
  { src, mediaType, bytes }: Image,
  cache: Cache,
): Promise<{ bytes: Uint8Array; ending: string }> {
  if (mediaType !== 'image/webp') return { bytes, ending: extname(src) };
  const clear = await cache.stage('webp', digestOf(bytes), async () => {
    const { default: sharp } = await import('sharp');
    const picture = sharp(bytes, { limitInputPixels: limits.picture.pixels }).keepIccProfile();
    const { hasAlpha } = await picture.metadata();
    // What has no clear parts is a photograph, most often; a PNG of it would be ten times as large.
    const turned = hasAlpha ? picture.png() : picture.jpeg({ quality: 92, chromaSubsampling: '4:4:4' });
    return { bytes: new Uint8Array(await turned.toBuffer()), ending: hasAlpha ? '.png' : '.jpg' };
  });
  return clear;
}

/** `images/my pic é.png` is packed as `images/my-pic-e.png`; no two names differ in capitals alone (EPUB 3.3, 4.2.2). */
function nameFor(src: string, ending: string, taken: Set<string>): string {
  const plain = src
    .slice(0, src.length - extname(src).length)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split('/')
    .map(part => part.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-|-$/g, '') || 'picture')
    .join('/');
  const stem = plain.startsWith('images/') ? plain : `images/${plain}`;
  let name = stem + ending;
  for (let k = 2; taken.has(name.toLowerCase()); k++) name = `${stem}-${k}${ending}`;
  taken.add(name.toLowerCase());
  return name;
}
