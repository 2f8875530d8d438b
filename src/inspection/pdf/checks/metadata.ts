import { asking, check } from '../check.ts';
import type { Pdf } from '../document.ts';
import { has, nameAt, textAt } from '../reading/objects.ts';
import { namespaces, type Xmp } from '../reading/xmp.ts';

const { dc, pdf: pdfSpace, xmp: xmpSpace, xmpMM, pdfx } = namespaces;

const readable = ({ xmp }: Pdf): Xmp | undefined => (xmp === 'broken' ? undefined : xmp);

/** A date of the document information as XMP has it, to the second: `2026-03-01T12:00:00`, in UTC. */
function secondOf(text: string): string | undefined {
  const found =
    /^(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?(?:\.\d+)?(?:Z|([+-])(\d\d)[':]?(\d\d)?'?)?/.exec(
      text,
    );
  if (!found) return undefined;
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    sign,
    hours,
    minutes = '00',
  ] = found;
  const utc = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const shift = sign ? (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes)) * 60_000 : 0;
  return Number.isFinite(utc) ? new Date(utc - shift).toISOString().slice(0, 19) : undefined;
}

/** What both the document information and XMP say, by their names in each. */
const agreeing: { key: string; of: (xmp: Xmp) => string | undefined; isDate?: boolean }[] = [
  { key: 'Title', of: xmp => xmp.text(dc, 'title') },
  { key: 'Author', of: xmp => xmp.items(dc, 'creator').join('; ') || undefined },
  { key: 'Subject', of: xmp => xmp.text(dc, 'description') },
  { key: 'Creator', of: xmp => xmp.text(xmpSpace, 'CreatorTool') },
  { key: 'Producer', of: xmp => xmp.text(pdfSpace, 'Producer') },
  { key: 'Keywords', of: xmp => xmp.text(pdfSpace, 'Keywords') },
  { key: 'Trapped', of: xmp => xmp.text(pdfSpace, 'Trapped') },
  { key: 'CreationDate', of: xmp => xmp.text(xmpSpace, 'CreateDate'), isDate: true },
  { key: 'ModDate', of: xmp => xmp.text(xmpSpace, 'ModifyDate'), isDate: true },
];

const plain = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\s,;]+/g, ' ')
    .trim();

/** Rules on what the file says of itself. */
export const metadata = {
  xmp: check('The file has metadata in XMP that can be read.', function* ({ xmp }) {
    if (!xmp) yield { message: 'The file has no metadata in XMP.' };
    if (xmp === 'broken') yield { message: 'The metadata in XMP cannot be read.' };
  }),

  'xmp-differs': check('XMP and document information say the same.', function* (pdf) {
    const xmp = readable(pdf);
    if (!xmp) return;
    for (const { key, of, isDate } of agreeing) {
      const [one, other] = [textAt(pdf.info, key), of(xmp)];
      if (one === undefined || other === undefined) continue;
      const same = isDate ? secondOf(one) === secondOf(other) : plain(one) === plain(other);
      if (!same)
        yield {
          message: `${key} is “${one}” in the document information, and “${other}” in XMP. They must say the same.`,
        };
    }
  }),

  'pdf-x-version': asking<{ version: RegExp; called: string }>(
    'The file says which PDF/X it is.',
    function* (pdf, { version, called }) {
      const said = readable(pdf)?.text(pdfx, 'GTS_PDFXVersion') ?? textAt(pdf.info, 'GTS_PDFXVersion');
      if (said === undefined)
        yield { message: `The file does not say that it is ${called} (GTS_PDFXVersion).` };
      else if (!version.test(said))
        yield { message: `The file says that it is “${said}”; it should be ${called}.` };
    },
  ),

  trapped: check('The file says whether it is trapped.', function* ({ info }) {
    const said = nameAt(info, 'Trapped');
    if (said !== 'True' && said !== 'False')
      yield {
        message:
          'The document information must say whether the file is trapped: Trapped must be True or False.',
      };
  }),

  'trapped-xmp': check('XMP says whether the file is trapped.', function* (pdf) {
    const xmp = readable(pdf);
    if (xmp && !/^(?:True|False)$/.test(xmp.text(pdfSpace, 'Trapped') ?? ''))
      yield { message: 'XMP must say whether the file is trapped: pdf:Trapped must be True or False.' };
  }),

  dates: check('The file says when it was made and changed.', function* (pdf) {
    const { info } = pdf;
    const xmp = readable(pdf);
    const known = [
      ['when it was made (CreationDate)', textAt(info, 'CreationDate') ?? xmp?.text(xmpSpace, 'CreateDate')],
      ['when it was changed (ModDate)', textAt(info, 'ModDate') ?? xmp?.text(xmpSpace, 'ModifyDate')],
    ] as const;
    for (const [what, value] of known)
      if (value === undefined || secondOf(value) === undefined)
        yield { message: `The file does not say ${what}.` };
  }),

  title: check('The file has a title.', function* (pdf) {
    const title = readable(pdf)?.text(dc, 'title') ?? textAt(pdf.info, 'Title');
    if (!title?.trim()) yield { message: 'The file has no title in its metadata.' };
  }),

  'xmp-ids': check('XMP has the identifiers of the document and of its version.', function* (pdf) {
    const xmp = readable(pdf);
    if (!xmp) return;
    const missing = ['DocumentID', 'VersionID', 'RenditionClass'].filter(name => !xmp.text(xmpMM, name));
    if (missing.length > 0)
      yield { message: `XMP lacks ${missing.map(name => `xmpMM:${name}`).join(', ')}.` };
  }),

  'metadata-present': check('The file says nothing of itself.', function* ({ info, xmp }) {
    const said = ['Title', 'Author', 'Subject', 'Keywords'].filter(key => has(info, key));
    if (xmp || said.length > 0)
      yield {
        message: 'The file has metadata, such as its title or author. The printer asks for files without.',
      };
  }),
} as const;
