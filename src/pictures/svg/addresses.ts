import { FlawFound } from '../flaw.ts';
import { kindByBytes, kindByMediaType } from '../kinds.ts';
import { checkRaster } from '../raster.ts';
import { ownId } from './css.ts';

/** Elements whose address may be a picture that stands in the drawing itself. */
const withPictures = new Set(['image', 'feImage']);

/**
 * Looks at an address (`href`) of a drawing: a place in the drawing itself, a picture that stands in it, or what a link
 * leads to.
 * @param owner the SVG element it stands on
 * @returns what is wrong, as a reason; nothing where it is harmless
 * @throws FlawFound where the picture in it is damaged or too large
 */
export function checkAddress(address: string, owner: string): string | undefined {
  const value = address.trim();
  if (value === '' || ownId(value) !== undefined) return undefined;
  if (owner === 'a') {
    return /^(?:https?:\/\/|mailto:)[^\s]+$/i.test(value)
      ? undefined
      : `has a link to “${short(value)}”, which is not an address of the web`;
  }
  if (!withPictures.has(owner) || !/^data:/i.test(value)) {
    return `loads another file (“${short(value)}”); pictures must be in the drawing itself`;
  }
  const found = /^data:\s*([\w/+.-]+)\s*(?:;[\w=.-]+)*?;base64\s*,/i.exec(value.slice(0, 200));
  const kind = found && kindByMediaType(found[1]!);
  if (!kind || kind === 'SVG')
    return `holds a picture in it that is no PNG, JPEG, GIF or WebP in base64 (“${short(value)}”)`;
  checkPicture(value.slice(found[0].length), kind);
  return undefined;
}

function checkPicture(base64: string, kind: Parameters<typeof checkRaster>[1]): void {
  const bytes = new Uint8Array(Buffer.from(decoded(base64), 'base64'));
  const inside = 'holds a picture in it that';
  if (kindByBytes(bytes)?.kind !== kind) {
    throw new FlawFound(
      'image-broken',
      `${inside} is called ${kind}, but is not`,
      'Embed the picture again.',
    );
  }
  try {
    checkRaster(bytes, kind);
  } catch (error) {
    if (!(error instanceof FlawFound)) throw error;
    throw new FlawFound(error.flaw.code, `${inside} ${error.flaw.reason}`, error.flaw.advice);
  }
}

/** Base64 whose signs may be escaped in the address: `%2B`. */
function decoded(base64: string): string {
  return base64.replace(/%([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
