import { leftward } from '../../language/direction.ts';

/** Scripts that run from left to right, whose glyphs stand for no one letter, or not in its place. */
export const clustered =
  /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Javanese}\p{Script=Brahmi}]/u;

/** Whether a text has letters that glyphs alone do not tell. */
export const isShaped = (text: string): boolean => leftward.test(text) || clustered.test(text);
