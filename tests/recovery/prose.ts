const who =
  'the printer|the old compositor|a reader|the apprentice|his master|the binder|a careful pressman|the widow|every journeyman|the corrector|the merchant|a foreign visitor|the engraver|the paper maker|the bookseller'.split(
    '|',
  );
const did =
  'considered|carried away|remembered|had never understood|described at length|repaired|would not accept|preferred|measured again|distributed|always admired|discovered|gathered|improved|returned|examined with patience|inherited|abandoned'.split(
    '|',
  );
const what =
  'the broken letters|a quantity of paper|the finished sheets|another manuscript|his instruments|the workshop accounts|a remarkable initial|the margins of the page|the wooden furniture|these corrections|a second impression|the complicated machinery|an ancient dictionary|the ordinary alphabet|several hundred copies|the municipal ordinance'.split(
    '|',
  );
const how =
  'in the following winter|without any explanation|before the candles were lit|as was customary in that town|for reasons that nobody recorded|with considerable difficulty|after the autumn fair|on the advice of a neighbour|at his own expense|during the long negotiations|under the protection of the university|to everybody’s astonishment|although the weather was terrible|while the others were asleep'.split(
    '|',
  );
const joins = ', and|, but|; moreover,|, because|, so that|, although'.split('|');

/** Sentences of plain English without figures, quotation marks or hyphens, as many as wanted and always the same. */
export function sentences(count: number, seed: number): string[] {
  let state = (seed * 7919 + 12345) >>> 0;
  const pick = (list: string[]) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return list[Math.floor((state / 2 ** 32) * list.length)]!;
  };
  const clause = () => `${pick(who)} ${pick(did)} ${pick(what)}`;
  return Array.from({ length: count }, () => {
    const first = `${clause()} ${pick(how)}`;
    const whole = pick(['one', 'two', 'two']) === 'one' ? first : `${first}${pick(joins)} ${clause()}`;
    return `${whole[0]!.toUpperCase()}${whole.slice(1)}.`;
  });
}

/** A paragraph of three to eight such sentences. */
export const paragraph = (seed: number): string => sentences(3 + ((seed * 5) % 6), seed).join(' ');
