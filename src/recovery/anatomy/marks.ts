import { folio } from '../../extraction/numerals.ts';

/** A number or sign at the beginning of a line, and its form. */
export interface Mark {
  form:
    | 'plain'
    | 'point'
    | 'close'
    | 'round'
    | 'square'
    | 'sign'
    | 'superior'
    | 'roman'
    | 'letter'
    | 'dotted';
  /** Its value; of signs how many there are. */
  value: number;
  sign: string;
}

const superiors = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The value of raised figures. */
export const superiorValue = (figures: string): number =>
  Number([...figures].map(c => superiors.indexOf(c)).join(''));

/** The mark that a line begins with, or null. */
export function markOf(text: string): Mark | null {
  const sign = /^([*∗†‡§¶‖#]{1,4})(?=[\s\p{L}“‘"'([]|$)/u.exec(text);
  if (sign) return { form: 'sign', value: sign[1]!.length, sign: sign[1]!.replaceAll('∗', '*') };
  const superior = /^([⁰¹²³⁴-⁹]{1,3})/u.exec(text);
  if (superior)
    return {
      form: 'superior',
      value: superiorValue(superior[1]!),
      sign: superior[1]!,
    };
  const square = /^\[(\d{1,3})\]/.exec(text);
  if (square) return { form: 'square', value: Number(square[1]), sign: square[0] };
  const round = /^\((\d{1,3})\)/.exec(text);
  if (round) return { form: 'round', value: Number(round[1]), sign: round[0] };
  const dotted = /^(\d{1,2})((?:\.\d{1,2})+)\.?(?=\s|$)/.exec(text);
  if (dotted) return { form: 'dotted', value: Number(dotted[2]!.split('.').at(-1)), sign: dotted[0] };
  const figure = /^(\d{1,3})([.)]?)(?=\s|\p{Lu}|[“‘"'«„([]|$)/u.exec(text);
  if (figure)
    return {
      form: figure[2] === '.' ? 'point' : figure[2] === ')' ? 'close' : 'plain',
      value: Number(figure[1]),
      sign: figure[0],
    };
  const roman = /^([IVXLC]{1,7})\.(?=\s|$)/.exec(text);
  if (roman) {
    const value = folio(roman[1]!);
    if (value) return { form: 'roman', value: value.value, sign: roman[0] };
  }
  const letter = /^(?:\(([a-z])\)|([a-z])\))(?=\s)/.exec(text);
  if (letter) return { form: 'letter', value: (letter[1] ?? letter[2])!.charCodeAt(0) - 96, sign: letter[0] };
  return null;
}
