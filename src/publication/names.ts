/**
 * Particles that belong to a surname, by the language they come from. After “The Chicago Manual of Style” (17th ed., 8.5 on
 * particles and what follows on languages) and IFLA’s “Names of Persons” (4th ed., 1996).
 */
const particles = {
  dutch: 'de den der het te ten ter van',
  german: 'am vom von zu zum zur',
  french: 'de des du la le les',
  italian: 'da dal dalla dalle degli dei del della delle dello di la lo',
  spanish: 'de del la las los',
  portuguese: 'da das de do dos',
  scandinavian: 'af av',
  arabic: 'abu al bin bint el ibn',
  hebrew: 'bar ben',
};

const all = [...new Set(Object.values(particles).flatMap(words => words.split(' ')))];
/** One particle, also with a capital as at the beginning of a sentence, and what joins it to the name. */
const particle = `(?:${all.map(word => `[${word[0]!.toUpperCase()}${word[0]}]${word.slice(1)}`).join('|')})(?:\\s|-(?=\\p{Lu}))`;
/** A capitalised word, without the `’s` of an owner. */
const word = "\\p{Lu}[\\p{L}\\p{M}’'-]*\\p{L}(?<![’']s)";
const and = '(?:and|und|et|y|e|og|och|en|i|&)';

/** `de Waal`: one surname in a sentence, where a given name may stand before it. */
export const surname = `(?:(?:${particle})*${word})`;
/**
 * `Des Pres`, `Associated Press`: all that stands for an author in brackets, where given names are not written out. What may be
 * a particle is none of its other words but the last: the time to look for it would double with each.
 */
export const fullName = `(?:(?:${particle}|(?!${particle})${word}\\s)*${word})`;
/** `Deleuze and Guattari`, `Febvre, Martin and Steinberg`, `Berg et al.` */
export const listOf = (name: string): string =>
  `${name}(?:(?:,\\s|,?\\s${and}\\s)${name})*(?:,?\\set\\sal\\.)?`;

/** Capitalised words that open a sentence, a reference or a date, and are no names; in the languages of the books. */
const noName = new Set(
  [
    'in by since from until after before during see also cf of the as spring summer autumn winter',
    'january february march april may june july august september october november december',
    'chapter part volume table figure',
    'im seit von bis nach vor siehe vgl der die das kapitel tabelle abbildung',
    'januar februar märz mai juni juli oktober dezember',
    'en dans depuis voir le la les janvier février mars avril juin juillet août septembre octobre novembre décembre',
  ].flatMap(words => words.split(' ').map(plainName)),
);

/** The surnames of a list; what only opens the sentence is left out. */
export function surnames(list: string): string[] {
  return list
    .replace(/,?\set\sal\.$/u, '')
    .split(new RegExp(`,\\s|,?\\s${and}\\s`, 'u'))
    .map(each => withoutOpening(each.trim().replace(/[’']s?$/u, '')))
    .filter(each => each !== '');
}

function withoutOpening(name: string): string {
  const [first = '', ...rest] = name.split(' ');
  return noName.has(plainName(first)) && !(rest.length > 0 && all.includes(first.toLowerCase()))
    ? withoutOpening(rest.join(' '))
    : name;
}

/** A name as it is compared: without accents, apostrophes and case. */
export function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}’']/gu, '')
    .toLowerCase();
}

/** A surname without its particles, by which a bibliography may sort it: `Waal`. */
export function withoutParticles(name: string): string {
  return name.replace(new RegExp(`^(?:${particle})+`, 'u'), '');
}
