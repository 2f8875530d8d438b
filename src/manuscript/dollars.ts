import type { Code, Construct, Effects, Extension, State, Tokenizer } from 'micromark-util-types';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    inlineMath: 'inlineMath';
    displayMath: 'displayMath';
    mathFence: 'mathFence';
    mathText: 'mathText';
  }
}

const dollar = 36;
const backslash = 92;

/**
 * How dollar signs make mathematics, and when they are money. In running text the rule is pandoc's (its manual, `tex_math_dollars`):
 * the first has no space behind it, the last none before it and no figure behind it. In prose that is not enough: `US$5` opens
 * nothing, no letter follows the last, and a sum with words behind it, `$5 notes (A$`, is none; nor is what holds
 * a note or a tag.
 */
export function dollars(): Extension {
  return { text: { [dollar]: inline }, flow: { [dollar]: display } };
}

const isEnd = (code: Code): boolean => code === null || code < -2;
const isBlank = (code: Code): boolean => code === null || code < 0 || code === 32;
const isWord = (code: Code): boolean =>
  code !== null && code >= 0 && /[\p{L}\p{N}]/u.test(String.fromCharCode(code));

/** A sum, and a word behind it. */
const isSum = (text: string): boolean => /^\d[\d.,]*\s+\p{L}{2}/u.test(text);

/** Signs that are no TeX, of words between two sums: a printed page, a note, a tag. */
const isProse = (text: string): boolean =>
  /⟦|\[\^[^\]\s]+\]|<\/?(?:span|i|em|cite|b|strong|abbr|sup|sub|br|ruby|rt)(?:\s[^>]*)?>/i.test(text);

const tokenizeInline: Tokenizer = function (effects, ok, nok) {
  const { previous } = this;
  let size = 0;
  let text = '';
  let last: Code = null;
  return start;

  function start(code: Code): State | undefined {
    if (previous === dollar || isWord(previous)) return nok(code);
    effects.enter('inlineMath');
    effects.enter('mathFence');
    return opening(code);
  }

  function opening(code: Code): State | undefined {
    if (code === dollar && size < 2) {
      effects.consume(code);
      size++;
      return opening;
    }
    effects.exit('mathFence');
    // Signs of mathematics that stands by itself may have spaces within.
    if (code === null || code === dollar || (size === 1 && isBlank(code))) return nok(code);
    return between(code);
  }

  function between(code: Code): State | undefined {
    if (code === null) return nok(code);
    if (code === dollar) return size === 1 && isBlank(last) ? nok(code) : closing(code);
    if (isEnd(code)) {
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      add(code, '\n');
      return between;
    }
    effects.enter('mathText');
    return inside(code);
  }

  function inside(code: Code): State | undefined {
    if (code === null || code === dollar || isEnd(code)) {
      effects.exit('mathText');
      return between(code);
    }
    effects.consume(code);
    add(code, code < 0 ? ' ' : String.fromCharCode(code));
    return code === backslash ? escaped : inside;
  }

  /** Whatever stands behind a backslash is TeX. */
  function escaped(code: Code): State | undefined {
    if (code === null || isEnd(code)) return inside(code);
    effects.consume(code);
    add(backslash, '\\');
    return inside;
  }

  function closing(code: Code): State | undefined {
    let count = 0;
    effects.enter('mathFence');
    return sequence(code);

    function sequence(code: Code): State | undefined {
      if (code === dollar && count < size) {
        effects.consume(code);
        count++;
        return sequence;
      }
      effects.exit('mathFence');
      if (
        count < size ||
        code === dollar ||
        isWord(code) ||
        text.trim() === '' ||
        isSum(text) ||
        isProse(text)
      )
        return nok(code);
      effects.exit('inlineMath');
      return ok(code);
    }
  }

  function add(code: Code, written: string): void {
    last = code;
    text += written;
  }
};

const inline: Construct = { name: 'inlineMath', tokenize: tokenizeInline };

/** Two dollar signs and the end of the line, given ok or not. */
function fence(effects: Effects, ok: State, nok: State): State {
  let count = 0;
  return start;

  function start(code: Code): State | undefined {
    if (code !== dollar) return nok(code);
    effects.enter('mathFence');
    return sequence(code);
  }

  function sequence(code: Code): State | undefined {
    if (code === dollar && count < 2) {
      effects.consume(code);
      count++;
      return sequence;
    }
    return count < 2 ? nok(code) : spaces(code);
  }

  function spaces(code: Code): State | undefined {
    if (code !== null && !isEnd(code) && isBlank(code)) {
      effects.consume(code);
      return spaces;
    }
    if (!isEnd(code)) return nok(code);
    effects.exit('mathFence');
    return ok(code);
  }
}

const tokenizeDisplay: Tokenizer = function (effects, ok, nok) {
  const isLazy = () => this.parser.lazy[this.now().line];
  const last: Construct = {
    partial: true,
    tokenize: (effects, ok, nok) => indented(effects, fence(effects, ok, nok)),
  };
  const next: Construct = {
    partial: true,
    tokenize: (effects, ok, nok) => code => {
      if (code === null) return nok(code);
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return then => (isLazy() ? nok(then) : ok(then));
    },
  };
  return start;

  function start(code: Code): State | undefined {
    effects.enter('displayMath');
    return fence(effects, line, nok)(code);
  }

  function line(code: Code): State | undefined {
    return code === null ? end(code) : effects.attempt(next, begun, end)(code);
  }

  function begun(code: Code): State | undefined {
    return effects.attempt(last, end, words)(code);
  }

  function words(code: Code): State | undefined {
    if (isEnd(code)) return line(code);
    effects.enter('mathText');
    return inside(code);
  }

  function inside(code: Code): State | undefined {
    if (isEnd(code)) {
      effects.exit('mathText');
      return line(code);
    }
    effects.consume(code);
    return inside;
  }

  function end(code: Code): State | undefined {
    effects.exit('displayMath');
    return ok(code);
  }
};

/** Leaves out the spaces at the beginning of a line. */
function indented(effects: Effects, then: State): State {
  return code => {
    if (code === null || code === undefined || isEnd(code) || !isBlank(code)) return then(code);
    effects.enter('linePrefix');
    return spaces(code);
  };

  function spaces(code: Code): State | undefined {
    if (code !== null && !isEnd(code) && isBlank(code)) {
      effects.consume(code);
      return spaces;
    }
    effects.exit('linePrefix');
    return then(code);
  }
}

const display: Construct = { name: 'displayMath', concrete: true, tokenize: tokenizeDisplay };
