import type { Nodes } from 'hast';
import { isShown, lettersOf } from '../../faces/complete.ts';
import { type Cut, drawingCuts, type Face, fallbackNames } from '../../faces/faces.ts';
import { rareHan } from '../../faces/packed/han.ts';
import type { Finding } from '../../inspection/finding.ts';
import type { Image, Publication } from '../../publication/publication.ts';
import type { Part } from '../composition/part.ts';

/** Letters that a text has and the face has not, with the line where each stands first, if that is known. */
type Missing = Map<string, number | undefined>;

/** Letters that are named; a text in a script that the face does not know has hundreds. */
const named = 24;

/**
 * Finds the characters that the face has no letter for: they would print as an empty box, or not at all.
 * Only the upright cut of each family is asked; the others have the same letters.
 * @param parts the composed book; what it has of its own is made from `book.yaml`
 */
export async function missingGlyphs(publication: Publication, parts: Part[], face: Face): Promise<Finding[]> {
  const others = fallbackNames(face).map(name => face.fallbacks!.find(({ family }) => family === name)!);
  const text = await lettersIn([face.cuts[0]!, ...others]);
  /** Letters in elements that have a face of their own. */
  const own: Readonly<Record<string, Set<number>>> = {
    code: await lettersIn([face.cuts[0]!, ...others, face.mono]),
    math: await lettersIn([face.math]),
  };
  /** @param line where what holds the nodes begins: a text that was put together knows no place of its own */
  const look = (missing: Missing, nodes: Nodes[], known: Set<number>, line?: number) => {
    for (const node of nodes) {
      const at = node.position?.start.line ?? line;
      if (node.type === 'element') look(missing, node.children, own[node.tagName] ?? known, at);
      else if (node.type === 'text') lookAt(missing, node.value, known, at);
    }
  };
  const inDocuments = publication.documents.map(({ file, tree, notes, short }) => {
    const missing: Missing = new Map();
    look(missing, [tree, ...notes.flatMap(({ content }) => content)], text);
    // The running head may have a wording of its own.
    lookAt(missing, short, text, undefined);
    return { file: `chapters/${file}`, missing };
  });
  const ofTitle: Missing = new Map();
  const ids = new Set(publication.documents.map(({ id }) => id));
  const made = parts.filter(({ id, kind }) => !ids.has(id) && kind !== 'contents' && kind !== 'notes');
  look(
    ofTitle,
    made.map(({ tree }) => tree),
    text,
  );
  return [...inDocuments, { file: 'book.yaml', missing: ofTitle }].flatMap(({ file, missing }) =>
    missing.size === 0 ? [] : [tell(file, missing, face.name, text)],
  );
}

/** Finds the characters in the text of drawings that nothing has a letter for in which the browser sets it. */
export async function missingInDrawings(images: readonly Image[]): Promise<Finding[]> {
  const texts = images.flatMap(image => {
    const text = image.mediaType === 'image/svg+xml' ? textOfDrawing(image.bytes) : '';
    return /[^\p{ASCII}]/u.test(text) ? [{ image, text }] : [];
  });
  if (texts.length === 0) return [];
  const known = await lettersIn(
    drawingCuts().filter(({ style, weight }) => style === 'normal' && weight === 400),
  );
  return texts.flatMap(({ image: { src, file, line }, text }): Finding[] => {
    const missing: Missing = new Map();
    lookAt(missing, text, known, undefined);
    if (missing.size === 0) return [];
    const message = `In the drawing “${src}”, the PDF lacks ${listed(missing, known)}: no typeface for drawings has a letter for it. Save the drawing with its text turned into outlines.`;
    return [
      {
        code: 'print-glyph-missing',
        severity: 'warning',
        message,
        file,
        ...(line !== undefined && { line }),
      },
    ];
  });
}

/** What is written in the text of a drawing. */
function textOfDrawing(bytes: Uint8Array): string {
  const texts = Buffer.from(bytes)
    .toString('utf8')
    // An empty one ends by itself: its end is not to be looked for through the whole drawing.
    .match(/<(?:\w+:)?text\b(?:[^>]*\/>|[\s\S]*?<\/(?:\w+:)?text\s*>)/g);
  return (texts ?? [])
    .join(' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, decimal?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    });
}

/** The letters that cuts have together. */
async function lettersIn(cuts: Cut[]): Promise<Set<number>> {
  const sets = await Promise.all(cuts.map(lettersOf));
  return new Set(sets.flatMap(letters => [...letters]));
}

/** Notes the characters of a text that there are no letters for: neither one nor its base and accents. */
function lookAt(missing: Missing, text: string, known: Set<number>, from: number | undefined): void {
  let line = from;
  for (const char of text.normalize('NFC')) {
    if (char === '\n' && line !== undefined) line += 1;
    if (!missing.has(char) && !isShown(char, known)) missing.set(char, line);
  }
}

/** What to do about letters that no family of the program has. */
function advice(letters: readonly string[]): string {
  const own =
    'ame a font file of your own that has it, in faces.fallbacks of book.yaml (Google’s Noto fonts have nearly every script)';
  return letters.some(letter => /\p{Script=Han}/u.test(letter))
    ? `Install ${rareHan} with npm beside the program, which has rare Chinese letters, or n${own}.`
    : `N${own}, or write it otherwise.`;
}

/** Missing letters with their codes, and where each stands. */
function listed(missing: Missing, known: Set<number>): string {
  const letters = [...missing].map(([char, line]) => {
    const code = `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
    const plain = char.normalize('NFKC');
    const other = plain !== char && [...plain].every(one => known.has(one.codePointAt(0)!));
    const at = line === undefined ? '' : `, line ${line}`;
    return `${char} (${code}${at}${other ? `; perhaps “${plain}”` : ''})`;
  });
  const more = letters.length - named;
  return letters.slice(0, named).join(', ') + (more > 0 ? `, and ${more} more` : '');
}

function tell(file: string, missing: Missing, face: string, known: Set<number>): Finding {
  const line = [...missing.values()].find(line => line !== undefined);
  return {
    code: 'print-glyph-missing',
    severity: 'error',
    message: `${face} has no letter for ${listed(missing, known)}; the PDF lacks it. ${advice([...missing.keys()])}`,
    file,
    ...(line !== undefined && { line }),
  };
}
