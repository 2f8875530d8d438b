import { join } from 'node:path';
import { type Cache, digestOf, noCache } from './cache.ts';
import { readCorrections } from './corrections/errata/errata.ts';
import { overlay } from './corrections/errata/overlay.ts';
import { readRecord } from './corrections/record/record.ts';
import { editedChapters } from './corrections/record/standing.ts';
import type { Finding } from './inspection/finding.ts';
import type { Report } from './inspection/report/index.ts';
import { type ChapterText, chapterFiles, chapterOf, chapterTexts } from './manuscript/files.ts';
import { type Chapter, copies } from './manuscript/index.ts';
import type { Meter } from './meter.ts';
import { publish } from './publication/index.ts';
import { noSource } from './recover.ts';
import type { Ground } from './renderer.ts';
import { lackOf, type Title } from './title.ts';

/** A title as its editions are made of it, and what its corrections came to. */
export interface PublishedTitle extends Ground {
  corrections: Report['corrections'];
}

/**
 * The publication that all editions are made from; what is wrong in the manuscript is in its findings.
 *
 * @param cache where chapters are found that were read before
 * @throws Complaint where the title has no chapters
 */
export async function publicationOf(
  title: Title,
  meter: Meter,
  cache: Cache = noCache,
): Promise<PublishedTitle> {
  const folder = join(title.folder, 'chapters');
  const corrections = readCorrections(title.folder);
  const { chapters, corrected } = await meter.run('manuscript', async () => {
    const corrected = overlay(chapterTexts(folder), corrections);
    const read = (text: ChapterText) =>
      cache.stage('chapter', digestOf(text), async () => chapterOf(text, folder));
    return { corrected, chapters: await Promise.all(corrected.chapters.map(read)) };
  });
  if (chapters.length === 0) throw noSource(title, lackOf(title));
  const record = readRecord(title.folder);
  const edited = new Set(record ? editedChapters(title.folder, record) : chapters.map(({ file }) => file));
  const recovered = new Set(chapters.map(({ file }) => file).filter(file => !edited.has(file)));
  const publication = await meter.run('publication', () => publish(chapters, title, { recovered }));
  publication.findings.push(...corrected.findings, ...strayChapters(title, chapters));
  const made = new Set(corrected.made.map(({ id }) => id)).size;
  const open = corrections.filter(({ status }) => status === 'open').length;
  return {
    ...{ title, chapters, recovered, publication },
    corrections: corrections.length > 0 ? { made, open } : undefined,
  };
}

/** Files in `chapters/` that a sync service or a slip of the hand left there. */
function strayChapters({ folder }: Title, chapters: Chapter[]): Finding[] {
  const warn = (code: string, file: string, message: string): Finding => ({
    ...{ code, severity: 'warning', file: `chapters/${file}`, message },
  });
  return [
    ...chapterFiles(folder).conflicted.map(file =>
      warn(
        'chapter-left-out',
        file,
        'A sync service left this copy when two people changed a chapter; it is not in the book. Copy what is missing from it into the chapter, and delete it.',
      ),
    ),
    ...copies(chapters).map(({ copy, of }) =>
      warn(
        'chapter-twice',
        copy,
        `Most of this chapter is also in ${of}, so the book has it twice. Delete the one that is a copy.`,
      ),
    ),
  ];
}
