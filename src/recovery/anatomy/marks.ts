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
  /** Its value; of signs how many there are, of letters their place in the alphabet. */
  value: number;
  /** As it is printed, brackets included. */
  sign: string;
}

const superiors = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The value of raised figures. */
export const superiorValue = (figures: string): number =>
  Number([...figures].map(c => superiors.indexOf(c)).join(''));

/** Small letters that are raised, and the same on the line; there is no raised q. */
const raisedLetters = 'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ';
const plainLetters = 'abcdefghijklmnoprstuvwxyz';

/** A raised letter alone, in a pattern. */
export const raisedLetter = `[${raisedLetters}]`;
const raisedFirst = new RegExp(`^${raisedLetter}(?=[\\s\\p{Lu}“‘"'«„([])`, 'u');

/** A raised letter as it is otherwise written. */
export const plainLetter = (raised: string): string => plainLetters[raisedLetters.indexOf(raised)]!;

/** What the text calls a note by that begins with a mark: a number in figures, a letter, or signs, without brackets. */
export function nameOf({ form, value, sign }: Mark): string {
  if (form === 'sign') return sign.replace(/[()]/g, '').replaceAll('∗', '*');
  return isLetter({ form, sign }) ? String.fromCharCode(96 + value) : String(value);
}

/** Whether a mark is a letter, in brackets or raised. */
export const isLetter = ({ form, sign }: Pick<Mark, 'form' | 'sign'>): boolean =>
  form === 'letter' || (form === 'superior' && raisedLetters.includes(sign));

/** The mark that a line begins with, or null. */
export function markOf(text: string): Mark | null {
  const sign = /^(?:([*∗†‡§¶‖#]{1,4})\)?|\(([*∗†‡§¶‖]{1,4})\))(?=[\s\p{L}“‘"'([]|$)/u.exec(text);
  if (sign) return { form: 'sign', value: (sign[1] ?? sign[2])!.length, sign: sign[0] };
  const superior = /^([⁰¹²³⁴-⁹]{1,3})/u.exec(text);
  if (superior)
    return {
      form: 'superior',
      value: superiorValue(superior[1]!),
      sign: superior[1]!,
    };
  const raised = raisedFirst.exec(text)?.[0];
  if (raised) return { form: 'superior', value: plainLetter(raised).charCodeAt(0) - 96, sign: raised };
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
