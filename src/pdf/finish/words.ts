import { type Characters, shownIn } from '../shaped/shown.ts';

/** The blacks in which the style sheet sets an initial, and what its word goes on with: two and three steps of blue. */
const colour = /^(?:0 0 0?\.(0078|0117|0118)\d* (?:rg|RG)\s*)+$/;
const anyColour = /(?:^| )(?:rg|RG|g|G)$/;
const black = '0 G 0 g';

/** Whether there are initials in a content stream. */
export const hasInitials = (content: string): boolean => /(?<![\d.])0 0 0?\.0078\d* rg/.test(content);

/** What reads from left to right; what does not is put in order elsewhere. */
const plain =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]+$/u;

/**
 * Says whole words that begin with an initial (`ActualText`, ISO 32000-2, 14.9.4): the initial stands for nothing, and what its
 * word goes on with for the word. So a word is found, copied and read aloud as one, on the line that it begins.
 * @param content a content stream, unpacked, an operator a line
 * @param fontOf the characters of a font, by its name in the resources
 */
export function nameInitials(content: string, fontOf: (name: string) => Characters | undefined): string {
  const out: string[] = [];
  const lines = content.split('\n');
  /** The colour of what is shown, and those of what is around it. */
  let now: string | undefined;
  const around: (string | undefined)[] = [];
  let initial = '';
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const own = colour.exec(line)?.[1];
    if (line === 'q') around.push(now);
    if (line === 'Q') now = around.pop();
    if (own) {
      now = own;
      out.push(black);
      continue;
    }
    if (anyColour.test(line)) now = undefined;
    const end = line === 'BT' && now !== undefined ? lines.indexOf('ET', at) : -1;
    if (end < 0) {
      out.push(line);
      continue;
    }
    const object = lines.slice(at, end + 1);
    const text = shownIn(object.slice(1, -1), fontOf).clusters.join('').replace(/\s/g, ' ');
    const isInitial = now === '0078';
    const said = isInitial ? '' : initial + text;
    const isSaid = isInitial ? plain.test(text) : initial !== '' || plain.test(text);
    out.push(...(isSaid ? [`/Span <</ActualText <${hexOf(said)}>>>BDC`, ...object, 'EMC'] : object));
    initial = isInitial && isSaid ? initial + text : '';
    at = end;
  }
  return out.join('\n');
}

/** A text string of a PDF: UTF-16 behind its mark. */
const hexOf = (text: string): string =>
  Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex').toUpperCase();
