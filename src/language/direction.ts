/** Languages written from right to left, unless their tag names another script (primary subtags of BCP 47). */
const leftwards = /^(?:ae|ar|arc|ckb|dv|fa|he|ks|otk|phn|ps|sam|sd|smp|syc|syr|ug|ur|xsa|yi)$/;
const leftwardScripts = /^(?:adlm|arab|aran|avst|cprt|hebr|mand|nkoo|orkh|phnx|rohg|samr|sarb|syrc|thaa)$/;

/** In which direction a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [primary = '', ...rest] = language.toLowerCase().split('-');
  const script = rest.find(part => /^[a-z]{4}$/.test(part));
  return (script ? leftwardScripts.test(script) : leftwards.test(primary)) ? 'rtl' : 'ltr';
}

/** Letters of scripts that run from right to left (UAX #9, classes R and AL), as far as printed books have them. */
export const leftward =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Avestan}\p{Script=Cypriot}\p{Script=Phoenician}\p{Script=Old_South_Arabian}\p{Script=Old_Turkic}]/u;

/** Each run of what has at least a level, turned round (UAX #9, rule L2). */
export function turned<T extends { level: number }>(items: readonly T[], level: number): T[] {
  const out: T[] = [];
  let run: T[] = [];
  for (const item of items) {
    if (item.level >= level) run.unshift(item);
    else {
      out.push(...run, item);
      run = [];
    }
  }
  return [...out, ...run];
}
