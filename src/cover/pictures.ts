import type { Finding } from '../inspection/finding.ts';
import type { Artwork, PdfPage } from './artwork.ts';
import type { Box, Mark } from './drawing.ts';
import type { Sheet } from './geometry.ts';
import type { CoverInk } from './ink.ts';

/** Pixels to the inch that printers ask for. */
const resolution = 300;
/** Share by which a picture may be of another shape than its place before that is told. */
const shape = 0.06;
/** How far artwork may be off its size, in points: half a millimetre. */
const tolerance = 1.42;

interface Placed {
  marks: Mark[];
  findings: Finding[];
}

const finding = (code: string, severity: Finding['severity'], message: string): Finding => ({
  ...{ code, severity, message },
  file: 'book.yaml',
});
const millimetres = (value: number) => ((value * 25.4) / 72).toFixed(1);

/** Fills a box with a picture; what is too much of it is cut off on both sides alike. */
export function pictureMarks(art: Artwork, box: Box, { isCommon }: Pick<CoverInk, 'isCommon'>): Placed {
  const scale = Math.max(box.width / art.width, box.height / art.height);
  const width = art.width * scale;
  const height = art.height * scale;
  const at = { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
  const findings = qualityOf(art, scale, isCommon);
  const cut = Math.max(width / box.width, height / box.height) - 1;
  if (cut > shape) {
    findings.push(
      finding(
        'cover-picture-cut',
        'warning',
        `The cover’s “${art.name}” is not of the shape of its place: ${Math.round((cut / (1 + cut)) * 100)} % of it are cut off. Save it ${millimetres(box.width)} × ${millimetres(box.height)} mm large, bleed included.`,
      ),
    );
  }
  return { marks: [{ kind: 'picture', art, at, clip: box }], findings };
}

/** Whether a picture has pixels enough for the size it is printed in, and inks of this press. */
function qualityOf(art: Artwork, scale: number, isCommon: boolean): Finding[] {
  if (art.kind === 'pdf') return [];
  const findings: Finding[] = [];
  const ppi = Math.round(72 / scale);
  if (ppi < resolution * 0.98) {
    findings.push(
      finding(
        'cover-picture-coarse',
        'warning',
        `The cover’s “${art.name}” has ${ppi} pixels to the inch where it is printed; printers ask for ${resolution}. Take a larger one.`,
      ),
    );
  }
  if (art.reset !== undefined) {
    findings.push(
      finding(
        'cover-picture-text',
        'warning',
        `The text in the cover’s “${art.name}” is set in ${art.reset}, because its own typeface is not in the file. If it should look otherwise, turn text into paths in your drawing program, and save it again.`,
      ),
    );
  }
  if (art.kind === 'colour' && isCommon) {
    findings.push(
      finding(
        'cover-picture-rgb',
        'warning',
        `The cover’s “${art.name}” is in RGB, and was turned into inks as they print on common coated paper. For the colours of your press, name its output profile as print.profile in book.yaml, or save the picture as CMYK (JPEG or PDF).`,
      ),
    );
  }
  return findings;
}

/** The press's own cover, whole, middle on middle. */
export function wrapMarks(art: Artwork, sheet: Sheet, ink: Pick<CoverInk, 'isCommon'>): Placed {
  const across = 2 * sheet.width + sheet.spine;
  const clip = {
    ...{ x: -sheet.bleed, y: -sheet.bleed },
    ...{ width: across + 2 * sheet.bleed, height: sheet.height + 2 * sheet.bleed },
  };
  if (art.kind !== 'pdf') {
    const { marks, findings } = pictureMarks(art, clip, ink);
    const off = Math.abs(art.width / art.height / (clip.width / clip.height) - 1) * clip.width;
    const wrong = off > 2 * tolerance ? [wrongSize(art, sheet, clip, undefined)] : [];
    return { marks, findings: [...wrong, ...findings.filter(({ code }) => code !== 'cover-picture-cut')] };
  }
  const { width, height } = art;
  const trim = art.trim ?? trimWithin(art, across, sheet.height);
  const x = across / 2 - (trim.x + trim.width / 2);
  const y = sheet.height / 2 - (trim.y + trim.height / 2);
  const findings: Finding[] = [];
  if (Math.abs(trim.width - across) > tolerance || Math.abs(trim.height - sheet.height) > tolerance)
    findings.push(wrongSize(art, sheet, clip, trim));
  else if (
    x > clip.x + tolerance ||
    y > clip.y + tolerance ||
    x + width < clip.x + clip.width - tolerance ||
    y + height < clip.y + clip.height - tolerance
  ) {
    findings.push(
      finding(
        'cover-wrap-bleed',
        'error',
        `The cover’s “${art.name}” has less bleed than ${millimetres(sheet.bleed)} mm. Export it again with bleed.`,
      ),
    );
  }
  return { marks: [{ kind: 'picture', art, at: { x, y, width, height }, clip }], findings };
}

/** Where a page that does not say so is to be trimmed: in its middle, with what is left over as bleed. */
function trimWithin({ width, height }: PdfPage, across: number, tall: number): Box {
  const even = Math.abs(width - across - (height - tall)) / 2 <= tolerance ? (height - tall) / 2 : undefined;
  const bleed = even !== undefined && even > -tolerance && even < 72 ? Math.max(0, even) : 0;
  return { x: bleed, y: bleed, width: width - 2 * bleed, height: height - 2 * bleed };
}

function wrongSize(art: Artwork, sheet: Sheet, clip: Box, found: Box | undefined): Finding {
  const across = 2 * sheet.width + sheet.spine;
  const is = found
    ? ` is ${millimetres(found.width)} × ${millimetres(found.height)} mm,`
    : ' has another shape,';
  return finding(
    'cover-wrap-size',
    'error',
    `The cover’s “${art.name}”${is} and the cover ${millimetres(across)} × ${millimetres(sheet.height)} mm trimmed (${millimetres(clip.width)} × ${millimetres(clip.height)} with bleed), with a spine of ${millimetres(sheet.spine)} mm. Have it made in this size.`,
  );
}
