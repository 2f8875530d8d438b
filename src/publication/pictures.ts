import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Image as ImageNode } from 'mdast';
import { Complaint } from '../complaint.ts';
import { isFileName } from '../manuscript/alternatives.ts';
import { pathInside } from '../title.ts';
import { unescaped } from './addresses.ts';
import { isOrnament } from './handlers.ts';
import type { Image } from './publication.ts';
import type { Report } from './report.ts';

const mediaTypes: Record<string, string> = {
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

/**
 * Enters an image of the manuscript among those the editions carry.
 * @returns its `src`, or nothing where it cannot be used, which is then reported
 */
export function usePicture(
  node: ImageNode,
  folder: string,
  images: Map<string, Image>,
  report: Report,
): string | undefined {
  const refuse = (code: string, message: string) => {
    report(code, 'error', message, node);
    return undefined;
  };
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(node.url)) {
    return refuse(
      'image-remote',
      `The image “${node.url}” is not a file of the title; copy it into the title’s folder.`,
    );
  }
  const src = unescaped(node.url).replace(/^\.\//, '');
  const mediaType = mediaTypes[extname(src).toLowerCase()];
  if (!mediaType) {
    return refuse(
      'image-type',
      `“${src}” is not an image that readers can show; make it a JPEG, PNG, GIF, WebP or SVG.`,
    );
  }
  let path: string;
  try {
    path = pathInside(folder, src);
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    return refuse('image-missing', [error.message, error.advice].filter(Boolean).join(' '));
  }
  if (
    mediaType === 'image/svg+xml' &&
    /<script|\son[a-z]+\s*=|href\s*=\s*["']?(?!#|data:image)/i.test(readFileSync(path, 'utf8'))
  ) {
    return refuse(
      'image-unsafe',
      `The drawing “${src}” runs a script or loads another file; save it as a plain SVG.`,
    );
  }
  if (!node.alt && !isOrnament(node)) {
    report(
      'image-without-alt',
      'warning',
      `The image “${src}” has no description; write one in its square brackets, or \`:::figure{.ornament}\` around it.`,
      node,
    );
  }
  if (node.alt && isFileName(node.alt, src)) {
    const message = `“${node.alt}” is the name of a file; write into the square brackets what the picture shows.`;
    report('alt-file-name', 'warning', message, node);
  }
  images.set(src, { src, path, mediaType });
  return src;
}
