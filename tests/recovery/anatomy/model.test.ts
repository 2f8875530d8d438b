import { expect, it } from 'vitest';
import { read, type Weights } from '../../../src/recovery/anatomy/model.ts';

const weights: Weights = {
  roles: ['begins', 'goes on'],
  // two beginnings hardly ever follow each other
  steps: [
    [-3, 1],
    [0, 0.5],
  ],
  states: { capital: [[0, 1.5]], small: [[1, 2]] },
};

/** Probability of each sequence of roles, by trying them all. */
function byTrying(lines: string[][]): { best: number[]; chance: number[][] } {
  const all: { path: number[]; weight: number }[] = [];
  for (let n = 0; n < 2 ** lines.length; n++) {
    const path = lines.map((_, i) => (n >> i) & 1);
    const score = path.reduce((sum, role, i) => {
      const own = lines[i]!.flatMap(a => weights.states[a] ?? []).filter(([r]) => r === role);
      return sum + own.reduce((s, [, w]) => s + w, 0) + (i > 0 ? weights.steps[path[i - 1]!]![role]! : 0);
    }, 0);
    all.push({ path, weight: Math.exp(score) });
  }
  const total = all.reduce((s, p) => s + p.weight, 0);
  return {
    best: all.reduce((a, b) => (b.weight > a.weight ? b : a)).path,
    chance: lines.map((_, i) =>
      [0, 1].map(role => all.filter(p => p.path[i] === role).reduce((s, p) => s + p.weight, 0) / total),
    ),
  };
}

it('finds the likeliest roles together, and the probability of each, as trying all sequences does', () => {
  const lines = [['capital'], ['capital', 'never seen'], ['small'], ['capital'], []];
  const { best, chance } = read(lines, lines.length, weights);
  const tried = byTrying(lines);
  expect([...best]).toEqual(tried.best);
  tried.chance.flat().forEach((p, i) => {
    expect(chance[i]).toBeCloseTo(p, 9);
  });
});

it('reads nothing of no lines', () => {
  expect(read([], 0, weights)).toMatchObject({ best: new Uint8Array(), chance: new Float64Array() });
});

it('takes an attribute called like a part of every object for one that was never seen', () => {
  expect([...read([['constructor'], ['__proto__']], 2, weights).best]).toHaveLength(2);
});
