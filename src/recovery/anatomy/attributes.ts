import { features } from './features.ts';
import { withRuns } from './runs.ts';
import type { Sight } from './sight.ts';

/** Pairs of features that say more together than apart. */
const pairs: readonly [string, string][] = [
  ['end@-1', 'start'],
  ['boundary', 'start'],
  ['boundary', 'end@-1'],
  ['boundary', 'width@-1'],
  ['boundary', 'blanks'],
  ['sequence', 'ragged'],
  ['width@-1', 'end@-1'],
  ['width@-1', 'start'],
  ['first', 'start'],
  ['first', 'end@-1'],
  ['width', 'width@-1'],
  ['width', 'width@1'],
  ['case', 'width'],
  ['case', 'blanks'],
  ['row', 'case'],
  ['row', 'folio'],
  ['row', 'repeats'],
  ['below', 'folio'],
  ['below', 'repeats'],
  ['row', 'onlynumber'],
  ['below', 'onlynumber'],
  ['mark', 'up'],
  ['mark', 'called'],
  ['mark', 'below'],
  ['mark', 'width'],
  ['mark', 'value'],
  ['place', 'numbered'],
  ['place', 'width'],
  ['blanks', 'width'],
  ['blanks', 'end@-1'],
  ['blanks', 'after'],
  ['listed', 'row'],
  ['headed', 'row'],
  ['again', 'row'],
  ['again', 'below'],
  ['headed', 'again'],
  ['headless', 'row'],
  ['rowsbefore', 'row'],
  ['series', 'row'],
  ['series', 'blanks'],
  ['series@-1', 'case'],
  ['series', 'words'],
  ['listed', 'again'],
  ['role', 'row'],
  ['ragged', 'width'],
  ['ragged', 'start'],
  ['indent', 'width'],
  ['indent', 'start'],
  ['indent', 'indent@-1'],
  ['blankshare', 'end@-1'],
  ['width', 'height'],
  ['left', 'left@-1'],
  ['left', 'left@1'],
  ['left', 'right'],
  ['left', 'right@-1'],
  ['left', 'size'],
  ['left', 'above'],
  ['left', 'start'],
  ['left', 'end@-1'],
  ['right', 'right@-1'],
  ['size', 'size@-1'],
  ['size', 'size@1'],
  ['size', 'above'],
  ['size', 'below'],
  ['size', 'mark'],
  ['size', 'row'],
  ['size', 'centred'],
  ['size', 'bold'],
  ['size', 'italic'],
  ['above', 'above@1'],
  ['above', 'right@-1'],
  ['above', 'centred'],
  ['above', 'bold'],
  ['above', 'italic'],
  ['above', 'case'],
  ['above', 'words'],
  ['centred', 'case'],
  ['raised', 'size'],
  ['sunk', 'row'],
  ['blockat', 'blocklines'],
  ['blockat', 'blocksize'],
  ['blockat', 'blockleft'],
  ['blockat', 'blockopening'],
  ['blockat', 'above'],
  ['blockat', 'left'],
  ['blockat', 'start'],
  ['blockat', 'end@-1'],
  ['blockat', 'sequence'],
  ['blockat', 'mark'],
  ['blockleft', 'blockright'],
  ['blockleft', 'blocksize'],
  ['blockleft', 'blocklines'],
  ['blockleft', 'blockragged'],
  ['blocksize', 'blocklines'],
  ['blocksize', 'blockragged'],
  ['blocksize', 'blockshare'],
  ['blockleft', 'blockshare'],
  ['blocklines', 'blockragged'],
  ['blocklines', 'blockfellows'],
  ['blocksize', 'below'],
  ['blockshare', 'blockfellows'],
  ['blockabove', 'blocksize'],
  ['blockabove', 'blockbelow'],
  ['blockabove', 'blockleft'],
  ['runends', 'runsend'],
  ['runends', 'inruns'],
  ['runends', 'runlines'],
  ['runends', 'sequence'],
  ['sequence', 'inruns'],
  ['sequence', 'runsend'],
  ['boundary', 'runends'],
  ['rule', 'blankshare'],
  ['rule', 'row'],
  ['rule', 'case'],
  ['rule', 'mark'],
  ['sequence', 'dialogue'],
  ['sequence', 'narrower'],
  ['narrower', 'blanks'],
  ['narrower', 'start'],
  ['narrower', 'end@-1'],
  ['fullbefore', 'fullafter'],
  ['fullafter', 'ragged'],
  ['same', 'words'],
  ['same', 'blanks'],
  ['speaks', 'words'],
  ['speaks', 'end@-1'],
  ['dialogue', 'start'],
  ['habit', 'first'],
  ['habit', 'boundary'],
  ['blankshare', 'boundary'],
  ['blankshare', 'sequence'],
];

/** The attributes of every line, as the model weighs them. */
export function attributesOf(sights: readonly Sight[]): string[][] {
  const lines = withRuns(sights);
  const own = lines.map(line => features.map(f => f.of(line)));
  return lines.map((_, i) => {
    const seen = new Map<string, string>();
    features.forEach((f, k) => {
      for (const d of [0, ...(f.near ?? [])]) {
        const name = d === 0 ? f.name : `${f.name}@${d}`;
        const line = own[i + d];
        const value = line === undefined ? (d === 0 ? null : 'edge') : line[k]!;
        if (value === null || value === undefined) continue;
        seen.set(name, String(value));
      }
    });
    const attributes = [...seen].map(([name, value]) => `${name}=${value}`);
    for (const [a, b] of pairs) {
      const left = seen.get(a);
      const right = seen.get(b);
      if (left !== undefined && right !== undefined) attributes.push(`${a}=${left}&${b}=${right}`);
    }
    return attributes;
  });
}
