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
  ['capitals', 'ragged'],
  ['capitals', 'start'],
  ['capitals', 'width'],
  ['capitals', 'boundary'],
  ['capitals', 'sequence'],
  ['capitals', 'blockragged'],
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

/** A feature as it is seen from a line: of that line, or of one so many lines away. */
const slots = features.flatMap((feature, k) =>
  [0, ...(feature.near ?? [])].map(distance => ({
    ...{ k, distance },
    name: distance === 0 ? feature.name : `${feature.name}@${distance}`,
  })),
);
const slotOf = new Map(slots.map((slot, i) => [slot.name, i]));
const paired = pairs.map(([a, b]) => [slotOf.get(a)!, slotOf.get(b)!] as const);

/**
 * The attributes of every line in turn, as the model weighs them. A book has millions, of a few ten thousand names: each name is made
 * once, and none is kept.
 */
export function* attributesOf(sights: readonly Sight[]): Generator<string[]> {
  const lines = withRuns(sights);
  const own = lines.map(line =>
    features.map(f => f.of(line)).map(value => (value === null ? null : String(value))),
  );
  const singles = slots.map(() => new Map<string, string>());
  const doubles = paired.map(() => new Map<string, Map<string, string>>());
  const values: (string | null)[] = slots.map(() => null);
  for (let i = 0; i < lines.length; i++) {
    const attributes: string[] = [];
    slots.forEach(({ k, distance, name }, s) => {
      const line = own[i + distance];
      const value = line === undefined ? 'edge' : line[k]!;
      values[s] = value;
      if (value === null) return;
      const known = singles[s]!;
      let attribute = known.get(value);
      if (attribute === undefined) {
        attribute = `${name}=${value}`;
        known.set(value, attribute);
      }
      attributes.push(attribute);
    });
    paired.forEach(([a, b], p) => {
      const left = values[a]!;
      const right = values[b]!;
      if (left !== null && right !== null) attributes.push(pairName(doubles[p]!, p, left, right));
    });
    yield attributes;
  }
}

function pairName(
  known: Map<string, Map<string, string>>,
  pair: number,
  left: string,
  right: string,
): string {
  let byRight = known.get(left);
  if (byRight === undefined) {
    byRight = new Map();
    known.set(left, byRight);
  }
  let name = byRight.get(right);
  if (name === undefined) {
    const [a, b] = pairs[pair]!;
    name = `${a}=${left}&${b}=${right}`;
    byRight.set(right, name);
  }
  return name;
}
