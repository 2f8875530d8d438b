import { relative, resolve } from 'node:path';
import pc from 'picocolors';
import spinner, { type Spinner } from 'yocto-spinner';
import { Complaint } from '../complaint.ts';
import type { Finding } from '../inspection/finding.ts';
import { pagesInWords } from '../inspection/pdf-place.ts';

/** How a command speaks: results on stdout; progress and complaints on stderr; with `json`, data alone on stdout. */
export interface Voice {
  /** A line of the result, for people. */
  say(line: string): void;
  /** A line of words that are old, new, faint or a heading: by colour, or by signs where there is none. */
  show(words: readonly Shown[]): void;
  /** A finding in a title's folder, as compilers print theirs; errors even with `quiet`. */
  find(finding: Finding, folder: string): void;
  /** What is being done now, and how far: one changing line on a terminal, a line for each thing elsewhere. */
  progress(doing: string, detail?: string): void;
  /** Ends the changing line. */
  rest(): void;
  /** The result as data; printed only with `--json`. */
  data(value: unknown): void;
  /** What a person must do; a path that is not absolute is one in `folder`. */
  complain(complaint: Complaint, folder?: string): void;
  /** The same for whatever was thrown: all but a complaint is a fault of the program. */
  complainOf(error: unknown, folder?: string): void;
}

/** Words of a line, and what they are; what is said plainly is left out. */
export interface Shown {
  text: string;
  as?: 'old' | 'new' | 'faint' | 'heading';
}

/** Colours for a stream that takes them: a terminal, unless NO_COLOR is set (https://no-color.org). */
const coloursFor = (stream: NodeJS.WriteStream) =>
  pc.createColors(pc.isColorSupported && (stream.isTTY || Boolean(process.env.FORCE_COLOR)));

export function voice({ quiet = false, json = false }: { quiet?: boolean; json?: boolean }): Voice {
  const colours = coloursFor(process.stderr);
  let spinning: Spinner | undefined;
  let doingNow = '';
  const rest = () => {
    spinning?.stop();
    spinning = undefined;
  };
  process.once('exit', rest);
  const complain = (complaint: Complaint, folder = '.') => {
    rest();
    const advice = complaint.advice?.replace(/^/gm, '  ');
    const at = complaint.file ? `${place(resolve(folder, complaint.file), complaint.line)}: ` : '';
    const words = harmless(`${at}${complaint.message}\n${advice ? `${advice}\n` : ''}`);
    process.stderr.write(`${colours.red('error')} ${words}`);
  };
  return {
    say(line) {
      rest();
      if (!quiet && !json) process.stdout.write(`${harmless(line)}\n`);
    },
    show(words) {
      rest();
      if (!quiet && !json)
        process.stdout.write(`${words.map(shownAs(coloursFor(process.stdout))).join('')}\n`);
    },
    find(finding, folder) {
      rest();
      if (json || (quiet && finding.severity !== 'error')) return;
      process.stdout.write(`${findingLine(finding, folder)}\n`);
    },
    progress(doing, detail = '') {
      if (quiet) return;
      if (process.stderr.isTTY) {
        spinning ??= spinner({ stream: process.stderr, handleSignals: false }).start();
        spinning.text = `${doing} ${detail}`;
      } else if (doing !== doingNow) {
        process.stderr.write(`${doing}\n`);
      }
      doingNow = doing;
    },
    rest,
    data(value) {
      rest();
      if (json) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    complain,
    complainOf(error, folder) {
      if (error instanceof Complaint) return complain(error, folder);
      rest();
      const { message, stack } = error instanceof Error ? error : { message: String(error), stack: '' };
      process.stderr.write(
        process.env.REISSUE_DEBUG
          ? `${stack}\n`
          : `${colours.red('error')} This is a fault of the program: ${harmless(message)}\n  Please report it. With REISSUE_DEBUG=1 before the command, it tells where the fault is.\n`,
      );
    },
  };
}

/** Old and new words as `git diff --word-diff` has them where there is no colour: `[-teh-]{+the+}`. */
const shownAs =
  (colours: ReturnType<typeof coloursFor>) =>
  ({ text, as }: Shown): string => {
    const words = harmless(text);
    const coloured = colours.isColorSupported;
    if (as === 'old') return coloured ? colours.red(colours.strikethrough(words)) : `[-${words}-]`;
    if (as === 'new') return coloured ? colours.green(words) : `{+${words}+}`;
    if (as === 'faint') return colours.dim(words);
    return as === 'heading' ? colours.bold(words) : words;
  };

/** `manuscript/x/chapters/01.md:12:3: error note-without-reference: …`; the severity `info` is called a remark. */
function findingLine(finding: Finding, folder: string): string {
  const { file, within, line, column, severity, code, message, published } = finding;
  const colours = coloursFor(process.stdout);
  const paint = { error: colours.red, warning: colours.yellow, info: colours.cyan }[severity];
  const position = [within, line, line && column].filter(Boolean);
  const pages = pagesInWords(finding);
  const at = file ? `${[place(resolve(folder, file)), ...position].join(':')}${pages && `, ${pages}`}: ` : '';
  const source = published ? ` ${colours.dim(`(${published})`)}` : '';
  return `${harmless(at)}${paint(severity === 'info' ? 'remark' : severity)} ${colours.dim(code)}: ${harmless(message)}${source}`;
}

/** A text without what a terminal takes for orders: titles and file names come from anybody. */
const harmless = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\uFFFD');

/** `file:line:column`, the file as seen from here. */
export function place(file: string, line?: number, column?: number): string {
  const way = relative(process.cwd(), file);
  const near = way === '' ? '.' : way.startsWith('..') ? file : way;
  return [near, line, line && column].filter(Boolean).join(':');
}
