import type { Finding } from '../../inspection/finding.ts';
import type { Ink } from '../../pdf/ink/ink.ts';
import type { PictureUse } from '../../press/pictures.ts';

/**
 * Pixels in an inch that printers ask for, of pictures and of drawings in black and white: fewer are seen as a blur or as steps.
 */
const asked = { line: 600, grey: 300, colour: 300, four: 300 } as const;

/** What share of that passes for sharp to most eyes, and is taken by printers with a remark of their own. */
const bearable = 2 / 3;

/** What is to be said of pictures as they are printed: too few pixels, and colours that are not printed as they are. */
export function inspectPictures(
  parts: readonly { pictures: readonly PictureUse[]; greyed: number }[],
  { inks }: Ink,
): Finding[] {
  const uses = parts.flatMap(({ pictures }) => pictures);
  const coarsest = new Map<string, PictureUse>();
  for (const use of uses) {
    const before = coarsest.get(use.src);
    if (!before || use.ppi < before.ppi) coarsest.set(use.src, use);
  }
  const pictures = [...coarsest.values()];
  const greyed = parts.some(part => part.greyed > 0);
  return [
    ...pictures.flatMap(use => coarse(use) ?? []),
    ...pictures.flatMap(use => (inks === undefined && use.kind === 'four' ? fourInks(use) : [])),
    ...pictures.flatMap(use => (inks === undefined && use.kind === 'colour' ? colours(use) : [])),
    ...(greyed ? [steps] : []),
  ];
}

const placeOf = ({ file, line }: PictureUse) => ({ file, ...(line !== undefined && { line }) });

function coarse(use: PictureUse): Finding | undefined {
  const { src, kind, ppi, shown } = use;
  const least = asked[kind];
  if (Math.round(ppi) >= least) return undefined;
  const pixels = Math.ceil((shown.width / 72) * least);
  const message = `The picture “${src}” is printed with ${Math.round(ppi)} pixels in an inch; printers ask for ${least}. Use one that is at least ${pixels} pixels wide.`;
  const severity = ppi < bearable * least ? 'warning' : 'info';
  return { code: 'picture-coarse', severity, message, ...placeOf(use) };
}

function fourInks(use: PictureUse): Finding {
  const message = `The picture “${use.src}” is in four inks (CMYK), and stays so. If the book is printed in colour, say \`ink: colour\` under “print” in book.yaml and name the profile of the press; if not, say \`ink: black\`, and it becomes grey.`;
  return { code: 'picture-inks', severity: 'warning', message, ...placeOf(use) };
}

function colours(use: PictureUse): Finding {
  const message = `The picture “${use.src}” is in colour, and is printed in grey. Say \`ink: black\` under “print” in book.yaml where that is meant; for colours say \`ink: colour\`, and name the profile of the press.`;
  return { code: 'picture-grey', severity: 'info', message, ...placeOf(use) };
}

const steps: Finding = {
  code: 'drawing-grey',
  severity: 'warning',
  message:
    'A drawing has a gradient that repeats or mirrors (spreadMethod), and this browser computes it in a way that cannot be turned into four inks; it is printed in grey. Draw its stripes one by one, or save the drawing as a picture.',
};
