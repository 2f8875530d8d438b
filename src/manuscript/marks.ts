import type { Handle as FromMarkdownHandle, Extension as MdastExtension } from 'mdast-util-from-markdown';
import type { Join, Options as ToMarkdownExtension } from 'mdast-util-to-markdown';
import type { Code, Construct, Extension, State, Tokenizer } from 'micromark-util-types';
import type { PageBreak } from './manuscript.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mark: 'mark';
    markOpening: 'markOpening';
    markLabel: 'markLabel';
    markClosing: 'markClosing';
  }
}

/**
 * The two marks that stand in running text, each an opening, a label and a closing: `⟦37⟧`, the beginning of a
 * printed page, and `[^3]`, a note reference. GFM's own reference is text where its note is missing; ours stays a
 * reference, so that the missing note can be reported.
 */
export function marks(): Extension {
  return {
    text: { [opening.codePointAt(0)!]: pageMark, ['['.codePointAt(0)!]: noteMark },
    // Keeps `Stop![^3]` from opening an image.
    _hiddenFootnoteSupport: {},
  } as Extension;
}

const opening = '⟦';
const closing = '⟧';
const pageMark = mark(opening, closing);
const noteMark = mark('[^', ']');

function mark(opening: string, closing: string): Construct {
  const tokenize: Tokenizer = (effects, ok, nok) => {
    let length = 0;
    return start;

    function start(code: Code): State | undefined {
      effects.enter('mark');
      effects.enter('markOpening');
      return sequence(opening, () => {
        effects.exit('markOpening');
        effects.enter('markLabel');
        return label;
      })(code);
    }

    function label(code: Code): State | undefined {
      if (code !== null && code === closing.codePointAt(0)) {
        if (length === 0) return nok(code);
        effects.exit('markLabel');
        effects.enter('markClosing');
        return sequence(closing, () => {
          effects.exit('markClosing');
          effects.exit('mark');
          return ok;
        })(code);
      }
      if (code === null || code < 0 || !/[\p{L}\p{N}\p{M}.*†‡§–-]/u.test(String.fromCharCode(code)))
        return nok(code);
      effects.consume(code);
      length++;
      return label;
    }

    function sequence(expected: string, then: () => State, at = 0): State {
      return code => {
        if (code !== expected.charCodeAt(at)) return nok(code);
        effects.consume(code);
        return at + 1 === expected.length ? then() : sequence(expected, then, at + 1);
      };
    }
  };
  return { name: 'mark', tokenize };
}

/** Turns the marks into `pageBreak` and `footnoteReference` nodes. */
export function marksFromMarkdown(): MdastExtension {
  const enterMark: FromMarkdownHandle = function (token) {
    const text = this.sliceSerialize(token);
    if (text.startsWith(opening)) {
      this.enter({ type: 'pageBreak', label: text.slice(1, -1) } satisfies PageBreak, token);
    } else {
      const label = text.slice(2, -1);
      this.enter({ type: 'footnoteReference', identifier: label.toLowerCase(), label }, token);
    }
  };
  const exitMark: FromMarkdownHandle = function (token) {
    this.exit(token);
  };
  return { enter: { mark: enterMark }, exit: { mark: exitMark } };
}

/** Writes `pageBreak` nodes; note references are written by GFM's own handler. */
export function marksToMarkdown(): ToMarkdownExtension {
  return { handlers: { pageBreak: Object.assign(writePageBreak, { peek: () => opening }) }, join: [apart] };
}

function writePageBreak(node: PageBreak): string {
  return `${opening}${node.label}${closing}`;
}

/** A page mark between blocks needs its blank lines, or it would run into the paragraph beside it. */
const apart: Join = (left, right) =>
  left.type === 'pageBreak' || right.type === 'pageBreak' ? 1 : undefined;
