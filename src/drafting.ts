import { draftLists } from './copyediting/lists.ts';
import type { Texts } from './corrections/merging/stream.ts';
import type { Extraction } from './extraction/extraction.ts';
import { parse } from './manuscript/markdown.ts';
import type { Meter } from './meter.ts';
import type { Recovery } from './recovery/index.ts';
import type { Title } from './title.ts';

/** The lists for the editor. Their lines are those of the files, with all that a person wrote in them. */
export async function draftsOf(
  { book: { language } }: Title,
  { extraction, recovery, texts }: { extraction: Extraction; recovery: Recovery; texts: Texts },
  files: Texts,
  meter: Meter,
): Promise<Map<string, string>> {
  const { draftItalics, doubtfulWords, proofread } = await import('./copyediting/index.ts');
  return meter.run('copy-editing', () => {
    const parsed = (all: Texts) => [...all].map(([file, text]) => parse(file, text));
    const chapters = parsed(files);
    // where the source shows the italics, none are to be guessed
    const shown = showsItalics(extraction);
    return draftLists(
      shown ? { titles: [], foreign: [], emphasis: [] } : draftItalics(chapters, language),
      [
        ...proofread(chapters, language),
        ...doubtfulWords(extraction, recovery.ledger, files === texts ? chapters : parsed(texts), language),
      ].sort((a, b) => b.likelihood - a.likelihood),
    );
  });
}

/** Whether a source shows which words are in italics: a PDF does, of recognized letters only those that some program gave a face. */
const showsItalics = ({ pages, recognized }: Extraction): boolean =>
  pages.some(page =>
    page.lines.some(({ evidence }) => evidence && (!recognized || evidence.styles.some(s => s.italic))),
  );
