import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Document, isMap, parse, type Scalar, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Book } from '../title.ts';
import { writeWhole } from '../writing.ts';
import type { Fault } from './fault.ts';
import type { ItalicsDraft } from './italics.ts';

/** What copy-editing leaves an editor in a title's folder `recovery/`. */
export interface EditingLists {
  /** `italics.yaml`: the drafted lists, in the form that `book.yaml` takes them. */
  italics: Book['italics'];
  /** `proofreading.yaml`: what may be a fault, the likeliest first. */
  proofreading: Fault[];
}

const places = (folder: string) => ({
  italics: join(folder, 'recovery', 'italics.yaml'),
  proofreading: join(folder, 'recovery', 'proofreading.yaml'),
});

/** The lists of a title's last recovery; undefined where there are none. */
export async function readLists(folder: string): Promise<EditingLists | undefined> {
  const at = places(folder);
  try {
    const { titles, foreign } = parse(await readFile(at.italics, 'utf8')).italics;
    return {
      italics: {
        titles,
        foreign: foreign.map((one: string | object) => (typeof one === 'string' ? { text: one } : one)),
      },
      proofreading: parse(await readFile(at.proofreading, 'utf8')),
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}

/** Writes the lists into a title's folder `recovery/`; gives them back as {@link readLists} would read them. */
export async function keepLists(
  folder: string,
  draft: ItalicsDraft,
  proofreading: Fault[],
): Promise<EditingLists> {
  const at = places(folder);
  await writeWhole(at.italics, italicsYaml(draft));
  await writeWhole(at.proofreading, `# ${proofreadingHead}\n${stringify(proofreading, { lineWidth: 0 })}`);
  const foreign = draft.foreign.map(({ text, language }) => ({ text, ...(language ? { language } : {}) }));
  return { italics: { titles: draft.titles.map(({ text }) => text), foreign }, proofreading };
}

const proofreadingHead =
  'What may be a fault, the likeliest first. Nothing of it was changed: look at each place.';
const italicsHead = ` Titles of works and foreign words, drafted from the text alone, which has lost its italics.
 Copy what is right into book.yaml; both editions then set it in italics wherever it stands.`;
const emphasisHead =
  ' These places speak of emphasis, and nothing is emphasised. Mark it in the chapters: *so*.';

/** The drafted lists as a part of `book.yaml`, with counts, evidence and places as comments. */
function italicsYaml({ titles, foreign, emphasis }: ItalicsDraft): string {
  const document = new Document({
    italics: {
      titles: titles.map(({ text }) => text),
      foreign: foreign.map(({ text, language }) => (language ? { text, language } : text)),
    },
  });
  const remark = (key: string, lines: ItalicsDraft['titles'] | ItalicsDraft['foreign']) => {
    const list = document.getIn(['italics', key]) as YAMLSeq<Scalar | YAMLMap<Scalar, Scalar>>;
    list.items.forEach((item, i) => {
      const { count, evidence } = lines[i]!;
      const comment = ` ${count}×: ${evidence.join('; ')}`;
      if (isMap(item)) item.items[0]!.value!.comment = comment;
      else item.comment = comment;
    });
  };
  remark('titles', titles);
  remark('foreign', foreign);
  document.commentBefore = italicsHead;
  if (emphasis.length > 0)
    document.comment = [
      emphasisHead,
      ...emphasis.map(({ file, line, context }) => ` ${file}:${line}: ${context}`),
    ].join('\n');
  return document.toString({ lineWidth: 0 });
}
