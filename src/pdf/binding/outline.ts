import type { PdfFile } from './file.ts';
import type { Heading } from './leaves.ts';
import { pdfString } from './serial.ts';

interface Entry extends Heading {
  number: number;
  kids: Entry[];
}

/** The outline: each heading below the last one before it of a higher level. All is closed but the uppermost. */
export function putOutline(file: PdfFile, headings: readonly Heading[]): number {
  const root = file.reserve();
  const top: Entry[] = [];
  const above: Entry[] = [];
  for (const heading of headings) {
    while (above.length > 0 && above.at(-1)!.level >= heading.level) above.pop();
    const entry: Entry = { ...heading, number: file.reserve(), kids: [] };
    (above.at(-1)?.kids ?? top).push(entry);
    above.push(entry);
  }
  const ends = (kids: Entry[]) => `/First ${kids[0]!.number} 0 R/Last ${kids.at(-1)!.number} 0 R`;
  const countOf = (kids: Entry[]): number => kids.reduce((sum, { kids }) => sum + 1 + countOf(kids), 0);
  const putAll = (entries: Entry[], parent: number) => {
    entries.forEach(({ title, page, at, element, number, kids }, k) => {
      const parts = [
        `/Title${pdfString(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(title, 'utf16le').swap16()]))}`,
        `/Parent ${parent} 0 R`,
        element === undefined
          ? `/Dest[${page} 0 R ${at}]`
          : `/A<</S/GoTo/D[${page} 0 R ${at}]/SD[${element} 0 R ${at}]>>/SE ${element} 0 R`,
        k > 0 ? `/Prev ${entries[k - 1]!.number} 0 R` : '',
        k + 1 < entries.length ? `/Next ${entries[k + 1]!.number} 0 R` : '',
        kids.length > 0 ? `${ends(kids)}/Count ${countOf(kids)}` : '',
      ];
      file.put(number, `<<${parts.join('')}>>`);
      putAll(kids, number);
    });
  };
  putAll(top, root);
  file.put(root, `<</Type/Outlines${ends(top)}/Count ${countOf(top)}>>`);
  return root;
}
