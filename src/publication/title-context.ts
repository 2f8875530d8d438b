/** Words for what has a title, which may stand before it; in the languages of the books. */
const works = [
  'article articles book books called chapter collection drama entitled essay essays film films journal lecture lectures',
  'magazine memoir memoirs monograph newspaper novel novella novels opera pamphlet paper play poem report series stories',
  'story study text titled treatise trilogy volume work works',
  'aufsatz buch roman schrift studie stück titel werk werke zeitschrift',
  'essai livre ouvrage pièce poème récit revue traité œuvre',
].flatMap(words => words.split(' '));
const articles =
  '(?:the|a|an|der|die|das|dem|den|des|ein|eine|einem|einer|le|la|les|un|une|el|los|las|il|lo|gli|una)';
const edge = '(?:^|[^\\p{L}])';
const afterWork = new RegExp(`${edge}(?:${works.join('|')})\\s$`, 'iu');
const afterArticle = new RegExp(`${edge}${articles}\\s$`, 'iu');
const opensWithArticle = new RegExp(`^${articles}\\s`, 'iu');
const afterBy = new RegExp(`${edge}(?:by|von|par|por)\\s$`, 'iu');
/** `in contemporary China`, where nothing speaks for an author. */
const within = new RegExp(`${edge}(?:in|im|dans|en|nel|nella)\\s(?:\\p{Ll}+\\s)?$`, 'iu');
const opensWithin = /^(?:In|Im|Dans|En|Nel|Nella)\s/u;
/** `Heart of a`: a capitalised word, and small ones that join it to the next; but not `According to`. */
const opening =
  '(?!(?:According|Contrary|Thanks|Compared|Similar|Prior|Due|Owing|As|In|On|Of|From|By|Instead|\\p{L}+ing)\\s)';
const small = [
  'of|in|to|and|for|on|at|from|with|against|without|between|or',
  'von|und|zu|zum|zur|für|gegen|du|et|à|del|y|della|di|e',
].join('|');
const joined = new RegExp(`${edge}${opening}\\p{Lu}[\\p{L}’'-]*\\s(?:${small})\\s(?:${articles}\\s)?$`, 'u');
/** `Chekhov’s Journey`, `Lenin’s State`: what is owned. */
const owner = /\p{L}(?:[’']s|(?<=s)[’'])\s(?:\p{Lu}[\p{L}.-]*\s)*$/u;

/**
 * Whether what stands before a year in brackets is the end of a title (`The Order of Things (2007)`), and not an author.
 * @param lead the sentence before the name
 * @param name as it stands there
 * @param sure whether something speaks for an author: cited in brackets elsewhere, or owning the work (`Foucault’s (1980)`)
 */
export function endsTitle(lead: string, name: string, sure: boolean): boolean {
  if (/[’']$/u.test(name) && /[‘'“][^’”]*$/u.test(lead)) return true;
  if (sure) return false;
  const capitals = /(?:\p{Lu}[\p{L}.’'-]*\s)*$/u.exec(lead)![0];
  const before = lead.slice(0, lead.length - capitals.length);
  if (afterBy.test(before)) return false;
  return (
    afterWork.test(before) ||
    afterArticle.test(before) ||
    opensWithArticle.test(`${capitals}${name}`) ||
    within.test(before) ||
    opensWithin.test(capitals) ||
    joined.test(before) ||
    owner.test(before + capitals) ||
    // `ORDER OF THINGS`
    (/^\p{Lu}{2,}$/u.test(name) && /\p{Lu}{2,}\P{L}+$/u.test(lead))
  );
}
