import type { Style } from './extraction.ts';
import type { SourceFile } from './given.ts';
import { type MarkupReader, readMarkup, type Tag } from './markup.ts';
import {
  addPage,
  addWord,
  breaksOff,
  numberOf,
  type OcrLine,
  type OcrTally,
  type OpenPage,
  wordText,
} from './ocr-page.ts';
import { faceOf } from './pdf-runs.ts';

/** Points to a unit of measurement; pixels are of any size. */
const units: Record<string, number> = { mm10: 72 / 254, inch1200: 72 / 1200 };

/** What a `TextStyle` says of the type that refers to it. */
interface TextStyle {
  size?: number;
  italic: boolean;
  bold: boolean;
  raised: boolean;
}

const plain: TextStyle = { italic: false, bold: false, raised: false };

/** A block, a line or a word, with what holds for all that is in it. */
interface Level {
  tag: Tag;
  style: TextStyle;
  language: string;
}

/**
 * Reads a file of ALTO 2, 3 or 4: its pages with their lines and words, in the order in which they stand in it. A hyphen at a
 * line's end stays, whatever the file says of the word that it divides.
 * @throws Complaint where it breaks off, or a bound of `limits.ocr` is met
 */
export function readAlto(file: SourceFile, tally: OcrTally): void {
  const open = readMarkup(file, new AltoBook(file.path, tally));
  if (open[0]) throw breaksOff(file.path, open.at(-1)!.line);
}

/** The reading of one file, tag by tag. */
class AltoBook implements MarkupReader {
  #scale: number | null = null;
  #styles = new Map<string, TextStyle>();
  #levels: Level[] = [];
  #unit: string | null = null;
  #page: OpenPage | null = null;
  #line: OcrLine | null = null;
  #paragraph = 0;
  /** A blank, or nothing yet, stands before the next word of the line. */
  #spaced = true;
  /** Whether the page marks its blanks; where it does not, one stands between any two words. */
  #marksBlanks = false;

  constructor(
    readonly file: string,
    readonly tally: OcrTally,
  ) {}

  open(tag: Tag): void {
    const above = this.#levels.at(-1) ?? { style: plain, language: '' };
    const style = this.#styleOf(tag, above.style);
    const language = tag.get('lang') || tag.get('language') || above.language;
    this.#levels.push({ tag, style, language });
    this.#parts[tag.name]?.(tag, style, language);
  }

  close({ name, line }: Tag): void {
    this.#levels.pop();
    if (name === 'measurementunit') {
      this.#scale = units[this.#unit?.trim().toLowerCase() ?? ''] ?? null;
      this.#unit = null;
    } else if (name === 'textline') {
      if (!this.#marksBlanks) for (const word of this.#line?.words ?? []) word.joined = false;
      this.#line = null;
    } else if (name === 'page' && this.#page) {
      addPage(this.#page, this.tally, { file: this.file, line });
      this.#page = null;
    }
  }

  text(text: string): void {
    if (this.#unit !== null && this.#unit.length < 100) this.#unit += text;
  }

  readonly #parts: Record<string, (tag: Tag, style: TextStyle, language: string) => void> = {
    measurementunit: () => {
      this.#unit = '';
    },
    textstyle: tag => {
      this.#styles.set(tag.get('id'), textStyle(tag));
    },
    page: tag => {
      const side = (name: string) => Math.max(0, numberOf(tag.get(name), 0));
      this.#page = { width: side('width'), height: side('height'), scale: this.#scale, lines: [], words: 0 };
      this.#marksBlanks = false;
    },
    textblock: () => {
      this.#paragraph++;
    },
    textline: tag => this.#openLine(tag),
    sp: () => {
      this.#spaced = true;
      this.#marksBlanks = true;
    },
    string: (tag, style, language) => {
      this.#add(tag, wordText(tag.get('content')), style);
      if (language) this.tally.languages.set(language, (this.tally.languages.get(language) ?? 0) + 1);
    },
    hyp: tag => this.#hyphen(tag),
  };

  #openLine(tag: Tag): void {
    if (!this.#page) return;
    this.#line = { words: [], paragraph: this.#paragraph };
    this.#page.lines.push(this.#line);
    this.#line.baseline = baselineOf(tag);
    this.#spaced = true;
  }

  #add(tag: Tag, text: string, style: TextStyle): void {
    const line = this.#line;
    if (!this.#page || !line) return;
    const [left, top] = [numberOf(tag.get('hpos'), 0), numberOf(tag.get('vpos'), 0)];
    const extent = (name: string) => Math.max(0, numberOf(tag.get(name), 0));
    const share = numberOf(tag.get('wc'), null);
    const shown = style.italic || style.bold || style.raised;
    const { italic, bold, raised } = style;
    const styles: Style[] = shown && text !== '' ? [{ from: 0, to: text.length, italic, bold, raised }] : [];
    const word = {
      text,
      box: { left, top, right: left + extent('width'), bottom: top + extent('height') },
      // some write it as a percentage
      confidence: share === null ? undefined : Math.min(1, Math.max(0, share > 1 ? share / 100 : share)),
      size: style.size,
      styles,
      joined: !this.#spaced,
    };
    addWord({ page: this.#page, line, word }, this.tally, { file: this.file, line: tag.line });
    this.#spaced = false;
  }

  /** The hyphen that divides the last word of a line: a hyphen as it was printed, whatever sign the file has for it. */
  #hyphen(tag: Tag): void {
    const last = this.#line?.words.at(-1);
    if (!last) {
      this.#add(tag, '-', plain);
      return;
    }
    const printed = wordText(tag.get('content'));
    if (!/[-‐\u00ad¬⸗=]$/u.test(last.text)) last.text += printed === '⸗' ? printed : '-';
    last.box.right = Math.max(last.box.right, numberOf(tag.get('hpos'), 0) + numberOf(tag.get('width'), 0));
  }

  /** The style of an element: of those that it refers to, with its own `STYLE`; of what it stands in where it names none. */
  #styleOf(tag: Tag, around: TextStyle): TextStyle {
    const named = tag.get('stylerefs').slice(0, 1000).split(/\s+/);
    const found = named.map(id => this.#styles.get(id)).find(style => style !== undefined);
    const own = tag.get('style');
    return own ? { ...(found ?? around), ...signs(own) } : (found ?? around);
  }
}

/** `FONTSTYLE` of a style, `STYLE` of a word: words for what differs from plain roman. */
const signs = (words: string) => ({
  italic: /\bitalics?\b/i.test(words),
  bold: /\bbold\b/i.test(words),
  raised: /\bsuperscript\b/i.test(words),
});

function textStyle(tag: Tag): TextStyle {
  const size = numberOf(tag.get('fontsize'), 0);
  const face = faceOf({ name: tag.get('fontfamily') });
  const own = signs(tag.get('fontstyle'));
  return {
    ...(size > 1 && size < 300 && { size }),
    italic: own.italic || face.italic,
    bold: own.bold || face.bold,
    raised: own.raised,
  };
}

/** `BASELINE`: a height (ALTO 2 and 3), or points from left to right (ALTO 4). */
function baselineOf(tag: Tag): OcrLine['baseline'] {
  const numbers = tag
    .get('baseline')
    .slice(0, 4000)
    .split(/[\s,]+/)
    .map(part => numberOf(part, null))
    .filter(n => n !== null);
  if (numbers.length === 0) return undefined;
  if (numbers.length < 4) return { x: numberOf(tag.get('hpos'), 0), y: numbers[0]!, slope: 0 };
  const [x, y] = [numbers[0]!, numbers[1]!];
  const [endX, endY] = [numbers.at(-2)!, numbers.at(-1)!];
  return { x, y, slope: endX > x ? (endY - y) / (endX - x) : 0 };
}
