import { blackInkProfile } from '../../../src/pdf/finish/profile.ts';
import { type Bed, makeBed, text, xmp } from './bed.ts';

/** For whom a clean book is made: they contradict one another. */
export type Press = 'pdf-x-4' | 'kdp' | 'ingram' | 'lulu' | 'bookvault' | 'offset' | 'book';

const inch = 72;
/** 6 × 9 inches, 32 pages: what all of them print. */
const trim: [number, number] = [6 * inch, 9 * inch];
export const pages = 32;

/** What the file says of itself: PDF/X-4, or PDF/X-1a for Ingram, or nothing for KDP. */
function describe(bed: Bed, press: Press): void {
  const { info, catalog, set, stream } = bed;
  if (press === 'kdp') return;
  const version = press === 'ingram' ? 'PDF/X-1a:2001' : 'PDF/X-4';
  set(info, 'Title', text('The Ferry at Low Water') as never);
  set(info, 'Author', text('Nora Quill') as never);
  set(info, 'CreationDate', text('D:20260301120000Z') as never);
  set(info, 'ModDate', text("D:20260301130000+01'00'") as never);
  set(info, 'Trapped', 'False');
  const packet =
    xmp(`<pdf:Trapped>False</pdf:Trapped><pdfxid:GTS_PDFXVersion>${version}</pdfxid:GTS_PDFXVersion>
<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>`);
  set(catalog, 'Metadata', stream(Buffer.from(packet), { Type: 'Metadata', Subtype: 'XML' }) as never);
}

/** A picture of grey steps; 100 pixels are 24 points at 300 ppi. */
export const greySteps = (bed: Bed, pixels: number, more: Record<string, never | string | number> = {}) =>
  bed.stream(
    Uint8Array.from({ length: pixels * pixels }, (_, k) => 40 + ((k % pixels) % 180)),
    {
      ...{ Type: 'XObject', Subtype: 'Image', Width: pixels, Height: pixels },
      ...{ ColorSpace: 'DeviceGray', BitsPerComponent: 8, ...more },
    },
  );

/** The inside of a book as a press wants it, made with pdf-lib: text, a rule, a tint, a picture; the last page is blank. */
export async function printed(press: Press): Promise<Bed> {
  const bed = await makeBed(pages, trim, press === 'ingram' ? 3 : 6);
  const { catalog, draw, line, resource, set, stream } = bed;
  describe(bed, press);
  const profile = stream(blackInkProfile(), { N: 1, Alternate: 'DeviceGray' });
  const intent = bed.object({
    ...{ Type: 'OutputIntent', S: 'GTS_PDFX', DestOutputProfile: profile },
    ...({ OutputConditionIdentifier: text('Custom'), Info: text('Black ink, uncoated paper') } as object),
  });
  set(catalog, 'OutputIntents', [bed.register(intent)] as never);
  resource('XObject', 'Im1', greySteps(bed, 100));
  for (let page = 1; page < pages; page++) {
    draw(page, `0 g\n${line(`Low water on page ${page}.`, inch, 500)}`);
    draw(page, `0.75 w 72 480 m 360 480 l S\n0.8 g 72 400 40 20 re f\n0 g\n`);
  }
  draw(3, 'q 24 0 0 24 200 300 cm /Im1 Do Q\n');
  if (press === 'book') set(catalog, 'PageLabels', { Nums: [0, { S: 'D' }] } as never);
  if (press === 'book') set(catalog, 'Outlines', { First: {} } as never);
  return bed;
}
