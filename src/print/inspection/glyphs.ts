import { Blob, Face as HbFace } from 'harfbuzzjs';
import type { Nodes } from 'hast';
import { type Cut, type Face, readCut } from '../../faces/faces.ts';
import type { Finding } from '../../inspection/finding.ts';
import type { Publication } from '../../publication/publication.ts';
import type { Part } from '../composition/part.ts';

/** Letters that a text has and the face has not, with the line where each stands first, if that is known. */
type Missing = Map<string, number | undefined>;

/** Letters that are named; a text in a script that the face does not know has hundreds. */
const named = 24;

/**
 * Finds the characters that the face has no letter for: they would print as an empty box, or not at all.
 * Only the upright cut is asked; the others of a family have the same letters.
 * @param parts the composed book; what it has of its own is made from `book.yaml`
 */
export async function missingGlyphs(publication: Publication, parts: Part[], face: Face): Promise<Finding[]> {
  const lettersOf = async (cut: Cut) => new HbFace(new Blob(await readCut(cut))).collectUnicodes();
  const text = new Set(await lettersOf(face.cuts[0]!));
  /** Letters in elements that have a face of their own. */
  const own: Readonly<Record<string, Set<number>>> = {
    code: new Set([...text, ...(await lettersOf(face.mono))]),
    math: new Set(await lettersOf(face.math)),
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

/** Whether a character needs no letter: a space, or what is never seen. */
const unseen = /[\s\p{Default_Ignorable_Code_Point}]/u;

/** Notes the characters of a text that there are no letters for: neither one nor its base and accents. */
function lookAt(missing: Missing, text: string, known: Set<number>, from: number | undefined): void {
  const has = (char: string) => known.has(char.codePointAt(0)!);
  let line = from;
  for (const char of text.normalize('NFC')) {
    if (char === '\n' && line !== undefined) line += 1;
    if (has(char) || missing.has(char) || unseen.test(char)) continue;
    if (![...char.normalize('NFD')].every(has)) missing.set(char, line);
  }
}

function tell(file: string, missing: Missing, face: string, known: Set<number>): Finding {
  const letters = [...missing].map(([char, line]) => {
    const code = `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
    const plain = char.normalize('NFKC');
    const other = plain !== char && [...plain].every(one => known.has(one.codePointAt(0)!));
    const at = line === undefined ? '' : `, line ${line}`;
    return `${char} (${code}${at}${other ? `; perhaps “${plain}”` : ''})`;
  });
  const more = letters.length - named;
  const list = letters.slice(0, named).join(', ') + (more > 0 ? `, and ${more} more` : '');
  const line = [...missing.values()].find(line => line !== undefined);
  return {
    code: 'print-glyph-missing',
    severity: 'error',
    message: `${face} has no letter for ${list}; the PDF lacks it. Write it otherwise.`,
    file,
    ...(line !== undefined && { line }),
  };
}
