import { Complaint } from '../../complaint.ts';
import { limits } from '../../limits.ts';
import { readPlain } from '../../reading.ts';
import { type Book, type OwnFaces, type OwnFamily, pathInside } from '../../title.ts';
import { type Cut, type Face, findFace } from '../faces.ts';
import { prepareFont } from './prepare.ts';

const styles = { regular: 'Regular', italic: 'Italic', bold: 'SemiBold', boldItalic: 'SemiBold Italic' };

/**
 * The families of a title: those of the program, and the press’s own that `faces` in `book.yaml` names.
 *
 * @param folder of the title; no file outside it is read
 * @throws Complaint where a file is missing, is no font, or may not be embedded
 */
export async function facesOf({ faces, print }: Book, folder: string): Promise<Face> {
  const read = (family: OwnFamily) => readFamily(family, folder);
  const text = faces.text && (await read(faces.text));
  const shipped = findFace(text ? 'EB Garamond' : print.face);
  const headings = faces.headings && (await read(faces.headings));
  const code = faces.code && (await read(faces.code));
  const fallbacks = (await Promise.all(faces.fallbacks.map(read))).flat();
  return {
    name: faces.text?.name ?? shipped.name,
    cuts: text ?? shipped.cuts,
    mono: code?.[0] ?? shipped.mono,
    math: shipped.math,
    ...(headings && { headings }),
    ...(fallbacks.length > 0 && { fallbacks }),
    licences: licencesOf(faces),
  };
}

const licencesOf = ({ text, headings, code, fallbacks }: OwnFaces): Record<string, string> =>
  Object.fromEntries(
    [text, headings, code, ...fallbacks].flatMap(family =>
      family?.licence ? [[family.name, family.licence]] : [],
    ),
  );

/** The four cuts of a family; what it has no file of is set in the nearest that it has. */
async function readFamily(family: OwnFamily, folder: string): Promise<Cut[]> {
  const { name, regular, italic = regular, bold = regular } = family;
  const { boldItalic = family.bold ?? family.italic ?? regular } = family;
  const cut = async (
    file: string,
    style: keyof typeof styles,
    [weight, slope]: [Cut['weight'], Cut['style']],
  ): Promise<Cut> => {
    const path = pathInside(folder, file);
    const bytes = readPlain(folder, path, limits.font.bytes);
    if (!bytes) {
      throw new Complaint(`The font file “${file}” is missing.`, {
        file: path,
        advice: 'Put it there, or take it out of faces in book.yaml.',
        exit: 1,
      });
    }
    const wanted = { family: name, style: styles[style], weight };
    return { family: name, weight, style: slope, path: await prepareFont(bytes, path, wanted) };
  };
  return Promise.all([
    cut(regular, 'regular', [400, 'normal']),
    cut(italic, 'italic', [400, 'italic']),
    cut(bold, 'bold', [600, 'normal']),
    cut(boldItalic, 'boldItalic', [600, 'italic']),
  ]);
}
