import type { ElementContent } from 'hast';
import type { RootContent } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { termsOf } from '../language/terms.ts';
import type { Chapter } from '../manuscript/manuscript.ts';
import { captionsOf } from './captions.ts';
import { reportAttributes } from './container-attributes.ts';
import { reportEntries } from './entries.ts';
import { takeDescriptions } from './figures.ts';
import { collectNotes, refer, reportUnreferred } from './footnotes.ts';
import { handlersFor } from './handlers.ts';
import { headingsOf } from './headings.ts';
import { inlineTags } from './inline-tags.ts';
import { italicise } from './italics.ts';
import { kinds } from './kinds.ts';
import { target } from './link-targets.ts';
import { mathOf } from './mathematics.ts';
import { beginningFrom, pageName } from './page-marks.ts';
import { usePicture } from './pictures.ts';
import type { Document, Note } from './publication.ts';
import type { Report } from './report.ts';
import { reportScaffold } from './scaffold.ts';
import { schema } from './schema.ts';
import { markScripts } from './scripts.ts';
import { peopleOf, sectionOf } from './section.ts';
import { partPictures } from './shown-pictures.ts';
import { reportTables } from './tables.ts';
import { turnBlocks } from './turning.ts';
import { reportUnknownLists } from './unknown-lists.ts';
import { reportUnknownSigns } from './unknown-signs.ts';
import { reportUnmeant } from './unmeant.ts';
import type { Workshop } from './workshop.ts';

/**
 * Makes a document of a chapter.
 * @param unmatched how grave a note without its reference is, or a reference without its note
 */
export function documentOf(
  chapter: Chapter,
  workshop: Workshop,
  report: Report,
  unmatched: 'error' | 'warning',
): Document {
  const { title, giveId } = workshop;
  const { file, matter } = chapter;
  const id = workshop.ids.get(file.normalize())!;
  const tree = structuredClone(chapter.tree);
  inlineTags(tree, report);
  reportTables(tree, report);
  // What is recovered and as it was is text of the old print: nobody typed signs.
  if (unmatched === 'error') {
    reportUnknownSigns(tree, title.book.language, report);
    reportUnmeant(tree, report);
    reportUnknownLists(tree, report);
  }
  reportScaffold(tree, report);
  reportAttributes(tree, report);
  reportEntries(tree, report);
  partPictures(tree, report);
  const descriptions = takeDescriptions(tree, id, giveId, report);
  const notes = collectNotes(tree, id, giveId, report);

  const handlers = handlersFor({
    refer: node => refer(node, notes, report, unmatched),
    page: ({ label, position }) => {
      const name = pageName(label);
      const first = beginningFrom(workshop.marks, file, name)!.id;
      const isTwice = workshop.begun.has(first);
      workshop.begun.add(first);
      const given = isTwice ? giveId(name) : first;
      if (isTwice) {
        const at = { type: 'pageBreak', ...(position && { position }) };
        report(
          'page-label-twice',
          'warning',
          `The mark of page ${label} stands here a second time. Correct one of the two.`,
          at,
        );
      }
      workshop.pages.push({ label, volume: workshop.marks.volumes.get(file)!, document: id, id: given });
      return given;
    },
    image: node =>
      usePicture(node, { folder: title.folder, file: `chapters/${file}` }, workshop.images, report),
    math: node => {
      const math = mathOf(node.value, node.type === 'displayMath' || node.display === true);
      if (typeof math !== 'string') return math;
      const message = `This mathematics is not understood: ${math} It is printed as it is typed.`;
      report('math-not-understood', 'error', message, node);
      return undefined;
    },
    link: node => target(node, { id, file }, workshop, report),
    decimal: decimalOf(title.book.language),
  });
  const pipeline = unified().use(remarkRehype, { handlers }).use(rehypeSanitize, schema);
  const finish = (children: RootContent[]): ElementContent[] => {
    const safe = pipeline.runSync({ type: 'root', children });
    const { italics, language } = title.book;
    const content = italicise(safe.children as ElementContent[], italics);
    turnBlocks(content, language);
    return markScripts(content, language);
  };

  const body = finish(tree.children);
  const made: Note[] = [...notes.values()].map(entry => {
    entry.note.content = finish(entry.definition.children as RootContent[]);
    return entry.note;
  });
  for (const { description, children } of descriptions) description.content = finish(children);
  reportUnreferred(notes, report, unmatched);

  const headings = headingsOf(body, id, giveId, report);
  const captions = captionsOf(body, id, giveId);
  const terms = termsOf(title.book.language);
  const { section, main } = sectionOf(body, chapter, {
    id,
    giveId,
    headings,
    terms,
    language: title.book.language,
  });
  const { zone } = kinds[matter.type];
  return {
    id,
    file,
    type: matter.type,
    zone: matter.zone ?? zone,
    ...(matter.label !== undefined && { label: matter.label }),
    ...(matter.subtitle !== undefined && { subtitle: matter.subtitle }),
    ...peopleOf(matter),
    title: main?.text ?? '',
    short: matter.short ?? main?.text ?? matter.label ?? '',
    tree: section,
    headings: main && !headings.includes(main) ? [main, ...headings] : headings,
    captions,
    notes: made,
    descriptions: descriptions.map(({ description }) => description),
  };
}

/** The sign before decimals in a language. */
const decimalOf = (language: string): string =>
  new Intl.NumberFormat(language).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
