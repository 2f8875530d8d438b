import type { Nodes } from 'mdast';
import type { EditingVocabulary } from '../language/editing.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import type { Chapter } from '../manuscript/manuscript.ts';
import { plainText } from '../manuscript/plain-text.ts';
import { contextOf, isEmphasised } from './passages.ts';

/** A place that speaks of emphasis where nothing is emphasised. */
export interface LostEmphasis {
  /** File of the chapter. */
  file: string;
  /** Line in it; 0 where the tree was not parsed from a file. */
  line: number;
  /** The words around. */
  context: string;
}

/** Places that say `emphasis mine`, `italics in the original`, where nothing in the quotation is emphasised. */
export function lostEmphasis(
  chapters: readonly Chapter[],
  { emphasis }: Vocabulary,
  { emphasisBy }: EditingVocabulary,
): LostEmphasis[] {
  const what = `(?:${emphasis.join('|')})`;
  const whose = `(?:${emphasisBy.join('|')})`;
  // as a remark of its own, in brackets or a note: not `his emphasis on method`
  const sign = new RegExp(
    `(?<=[(;,:.] |[([])(?:all |the )?(?:${what}(?: (?:is|are|was|were|in|by|the))* ${whose}|${whose} ${what})(?=[)\\];,.])`,
    'giu',
  );
  return chapters.flatMap(({ file, tree }) => {
    const found: LostEmphasis[] = [];
    const visit = (node: Nodes, before?: Nodes) => {
      if (node.type === 'paragraph') {
        const text = plainText(node).replace(/\s+/gu, ' ');
        // the citation may stand in a paragraph of its own, after its quotation
        if (isEmphasised(node) || (before && isEmphasised(before))) return;
        for (const match of text.matchAll(sign))
          found.push({
            file,
            line: node.position?.start.line ?? 0,
            context: contextOf(text, match.index, match.index + match[0].length),
          });
      } else if ('children' in node) {
        (node.children as Nodes[]).forEach((child, i, all) => {
          visit(child, all[i - 1] ?? before);
        });
      }
    };
    visit(tree);
    return found;
  });
}
