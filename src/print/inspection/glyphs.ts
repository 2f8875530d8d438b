import { Blob, Face as HbFace } from 'harfbuzzjs';
import type { Element } from 'hast';
import type { Finding } from '../../inspection/finding.ts';
import type { Publication } from '../../publication/publication.ts';
import { type Cut, type Face, readCut } from '../press/faces.ts';

/**
 * Finds the characters that the face has no letter for: they would print as an empty box, or not at all.
 * Only the upright cut is asked; the others of a family have the same letters.
 */
export async function missingGlyphs(publication: Publication, face: Face): Promise<Finding[]> {
  const lettersOf = async (cut: Cut) => new HbFace(new Blob(await readCut(cut))).collectUnicodes();
  const text = new Set(await lettersOf(face.cuts[0]!));
  const typed = new Set([...text, ...(await lettersOf(face.mono))]);
  return publication.documents.flatMap(({ file, tree, notes }) => {
    const missing = new Set<string>();
    const look = (node: Element['children'][number], known: Set<number>) => {
      if (node.type === 'element') {
        for (const child of node.children) look(child, node.tagName === 'code' ? typed : known);
      } else if (node.type === 'text') {
        for (const char of node.value.normalize('NFC')) {
          if (!known.has(char.codePointAt(0)!) && !/[\s\p{Cf}]/u.test(char)) missing.add(char);
        }
      }
    };
    look(tree, text);
    for (const note of notes) for (const node of note.content) look(node, text);
    if (missing.size === 0) return [];
    const list = [...missing].map(
      char => `${char} (U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`,
    );
    const finding: Finding = {
      code: 'print-glyph-missing',
      severity: 'error',
      message: `${face.name} has no letter for ${list.join(', ')}. Write this otherwise, or choose another face (print.face in book.yaml).`,
      file: `chapters/${file}`,
    };
    return [finding];
  });
}
