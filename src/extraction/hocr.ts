import type { Style } from './extraction.ts';
import type { SourceFile } from './given.ts';
import { type MarkupReader, readMarkup, type Tag } from './markup.ts';
import {
  addPage,
  addWord,
  type Box,
  breaksOff,
  numberOf,
  type OcrLine,
  type OcrTally,
  type OpenPage,
  wordText,
} from './ocr-page.ts';
import { faceOf } from './pdf-runs.ts';

/** What an element of hOCR is, by its class (http://kba.github.io/hocr-spec/1.2/). */
type Part = 'page' | 'paragraph' | 'line' | 'words' | 'letter' | null;

/** A line of its own kind is one too, unless it holds lines. */
const float = /\bocr_(?:header|footer|caption|textfloat|pageno)\b/;

function partOf(classes: string): Part {
  if (!classes.includes('ocr')) return null;
  if (/\bocrx?_cinfo\b/.test(classes)) return 'letter';
  if (/\bocrx?_word\b/.test(classes)) return 'words';
  if (/\bocrx?_line\b/.test(classes) || float.test(classes)) return 'line';
  if (/\b(?:ocr_par|ocr_carea|ocrx_block)\b/.test(classes)) return 'paragraph';
  return /\bocr_page\b/.test(classes) ? 'page' : null;
}

/** An element that a word stands in. */
interface Level {
  tag: Tag;
  part: Part;
  style: { italic: boolean; bold: boolean; raised: boolean };
  language: string;
}

/** An element whose text is being read. */
interface Holder {
  tag: Tag;
  /** It is a word; false where it is a line. */
  words: boolean;
  text: string;
  styles: Style[];
  /** Blank space stands before it. */
  spaced: boolean;
}

/**
 * Reads a file of hOCR: its pages with their lines and words, in the order in which they stand in it.
 * @throws Complaint where it breaks off within a page, or a bound of `limits.ocr` is met
 */
export function readHocr(file: SourceFile, tally: OcrTally): void {
  const book = new HocrBook(file.path, tally);
  const open = readMarkup(file, book);
  const broken = open.find(tag => partOf(tag.get('class')) !== null);
  if (broken) throw breaksOff(file.path, broken.line);
  book.endPage();
}

/** The reading of one file, tag by tag. */
class HocrBook implements MarkupReader {
  #levels: Level[] = [];
  #page: OpenPage | null = null;
  #line: OcrLine | null = null;
  /** The words or, where a line has none, the line whose text is being read. */
  #holder: Holder | null = null;
  #paragraph = 0;
  #spaced = true;
  #lineNumber = 1;

  constructor(
    readonly file: string,
    readonly tally: OcrTally,
  ) {}

  open(tag: Tag): void {
    const above = this.#levels.at(-1);
    const part = partOf(tag.get('class'));
    const title = tag.get('title');
    const style = styleOf(tag, title, above?.style);
    const language = tag.get('lang') || tag.get('xml:lang') || above?.language || '';
    this.#levels.push({ tag, part, style, language });
    this.#lineNumber = tag.line;
    if (part === 'page') this.#openPage(tag);
    else if (part === 'paragraph') this.#paragraph++;
    else if (part === 'line') this.#openLine(tag, title);
    else if (part === 'words') {
      if (this.#holder) this.#take(language);
      this.#holder = { tag, words: true, text: '', styles: [], spaced: this.#spaced };
      this.#spaced = false;
    }
  }

  close(tag: Tag): void {
    this.#lineNumber = Math.max(this.#lineNumber, tag.line);
    const level = this.#levels.pop();
    if (this.#holder?.tag === tag) this.#take(level?.language ?? '');
    if (level?.part === 'line') {
      this.#line = null;
      this.#spaced = true;
    } else if (level?.part === 'paragraph') {
      this.#line = null;
      this.#paragraph++;
    } else if (level?.part === 'page') this.endPage();
  }

  text(text: string): void {
    const holder = this.#holder ?? this.#outside(text);
    if (!holder) return;
    const style = this.#levels.at(-1)!.style;
    const from = holder.text.length;
    holder.text += text;
    if (style.italic || style.bold || style.raised)
      holder.styles.push({ from, to: holder.text.length, ...style });
  }

  /** Text of a page that stands in no word: what follows one, or a paragraph without lines, is read as a word too. */
  #outside(text: string): Holder | null {
    this.#spaced ||= /^\s/.test(text);
    if (!this.#page || text.trim() === '') return null;
    const { tag } = this.#levels.findLast(({ tag }) => boxOf(tag.get('title'))) ?? this.#levels.at(-1)!;
    const loose = { tag: { ...tag }, words: true, text, styles: [], spaced: this.#spaced };
    this.#spaced = /\s$/.test(text);
    this.#holder = loose;
    this.#take('');
    return null;
  }

  /** Puts the page that is being read to the others. */
  endPage(): void {
    const page = this.#page;
    this.#page = null;
    this.#line = null;
    if (page) addPage(page, this.tally, { file: this.file, line: this.#lineNumber });
  }

  #openPage(tag: Tag): void {
    this.endPage();
    const title = tag.get('title');
    const box = boxOf(title);
    const dpi = numberOf(/\bscan_res\s+([\d.]+)/.exec(title)?.[1], 0);
    const scale = dpi >= 50 && dpi <= 2400 ? 72 / dpi : null;
    this.#page = {
      width: box ? box.right - Math.min(0, box.left) : 0,
      height: box ? box.bottom - Math.min(0, box.top) : 0,
      scale,
      lines: [],
      words: 0,
    };
    this.#paragraph = 0;
  }

  #openLine(tag: Tag, title: string): void {
    this.#line = this.#lineOf(tag);
    this.#holder = { tag, words: false, text: '', styles: [], spaced: true };
    const box = boxOf(title);
    const [, slope, offset] = /\bbaseline\s+(-?[\d.e-]+)\s+(-?[\d.]+)/.exec(title) ?? [];
    if (box && offset !== undefined)
      this.#line.baseline = {
        x: box.left,
        y: box.bottom + numberOf(offset, 0),
        slope: numberOf(slope, 0),
      };
    const height = numberOf(/\bx_size\s+([\d.]+)/.exec(title)?.[1], 0);
    if (height > 0) this.#line.height = height;
    this.#spaced = true;
  }

  /** A new line of the page; a page is made where none was opened. */
  #lineOf(tag: Tag): OcrLine {
    if (!this.#page) this.#openPage({ ...tag, get: () => '' });
    const line: OcrLine = { words: [], paragraph: this.#paragraph };
    this.#page!.lines.push(line);
    return line;
  }

  /** Makes words of what was read: of a word, or of a line whose words nobody has marked. */
  #take(language: string): void {
    const { tag, words, text, styles, spaced } = this.#holder!;
    this.#holder = null;
    const title = tag.get('title');
    if (!words && wordText(text) === '') return;
    this.#line ??= this.#lineOf(tag);
    const box = boxOf(title) ?? { left: 0, top: 0, right: 0, bottom: 0 };
    const percent = numberOf(/\bx_w?conf\s+(-?[\d.]+)/.exec(title)?.[1], null);
    const size = title.includes('x_fsize') ? numberOf(/\bx_fsize\s+([\d.]+)/.exec(title)?.[1], 0) : 0;
    const about = {
      confidence: percent === null ? undefined : Math.min(1, Math.max(0, percent / 100)),
      size: size > 1 && size < 300 ? size : undefined,
    };
    for (const piece of words ? [{ from: 0, to: text.length }] : piecesOf(text)) {
      const raw = text.slice(piece.from, piece.to);
      const own = wordText(raw);
      const lead = piece.from + raw.length - raw.trimStart().length;
      const word = {
        ...about,
        text: own,
        box: words ? box : partOfBox(box, piece, text.length),
        styles: styles.flatMap(s => {
          const within = { ...s, from: Math.max(0, s.from - lead), to: Math.min(own.length, s.to - lead) };
          return within.from < within.to ? [within] : [];
        }),
        joined: words && !spaced,
      };
      addWord({ page: this.#page!, line: this.#line, word }, this.tally, { file: this.file, line: tag.line });
    }
    if (language) this.tally.languages.set(language, (this.tally.languages.get(language) ?? 0) + 1);
  }
}

/** The face of an element's text, by its name, by its font and by the face around it. */
function styleOf(tag: Tag, title: string, around: Level['style'] | undefined): Level['style'] {
  const font = title.includes('x_font') ? /\bx_font\s+"?([^";]+)/.exec(title)?.[1] : undefined;
  const face = font ? faceOf({ name: font.trim() }) : null;
  return {
    italic: tag.name === 'em' || tag.name === 'i' || (face?.italic ?? around?.italic ?? false),
    bold: tag.name === 'strong' || tag.name === 'b' || (face?.bold ?? around?.bold ?? false),
    raised: tag.name === 'sup' || (around?.raised ?? false),
  };
}

const number = String.raw`\s+(-?[\d.]+)`;
const bbox = new RegExp(String.raw`\bbbox${number.repeat(4)}`);

/** The box that a title gives; null where it gives none, or one without an extent that a page can have. */
function boxOf(title: string): Box | null {
  const [, ...sides] = bbox.exec(title) ?? [];
  const [left, top, right, bottom] = sides.map(side => numberOf(side, Number.NaN));
  const box = { left: left!, top: top!, right: right!, bottom: bottom! };
  return sides.length === 4 && right! >= left! && bottom! >= top! ? box : null;
}

/** Where the words of a line begin and end in its text. */
const piecesOf = (text: string) =>
  [...text.matchAll(/\S+/gu)].map(match => ({ from: match.index, to: match.index + match[0].length }));

/** The part of a line's box that a part of its text takes, as if all letters were as wide. */
function partOfBox(box: Box, { from, to }: { from: number; to: number }, length: number): Box {
  const at = (offset: number) => box.left + ((box.right - box.left) * offset) / length;
  return { ...box, left: at(from), right: at(to) };
}
