import type { Weights } from '../src/recovery/anatomy/model.ts';
import { seeded } from '../tests/seeded.ts';

/** A book to learn from: the attributes of its lines, and their roles. */
export interface Lesson {
  attributes: readonly (readonly string[])[];
  roles: readonly string[];
}

export interface Options {
  epochs: number;
  /** Attributes seen in fewer lines are left out. */
  least: number;
  /** Attributes seen in fewer books are left out: they would tell one book from others. */
  books: number;
  rate: number;
  /** What the sum of squares of every weight's gradients begins with: the higher, the shorter its first steps. */
  start: number;
  /** Share of the attributes of a line that is passed over at random, anew in each epoch. */
  dropout: number;
  /** Share by which all weights shrink after an epoch. */
  decay: number;
  /** Weights smaller than this are left out in the end. */
  smallest: number;
  seed: number;
}

export const usual: Options = {
  ...{ epochs: 10, least: 4, books: 5, rate: 0.15, start: 1, dropout: 0.6, decay: 0.06, smallest: 0.01 },
  seed: 1,
};

/** Lines of one piece of a book, learnt from at once. */
const piece = 60;

/**
 * Learns the weights of a linear-chain conditional random field: the likelihood's gradient, piece by piece in random order, with the
 * steps of AdaGrad (Duchi, Hazan, Singer 2011), the weights averaged over the second half of the epochs (Polyak, Juditsky 1992).
 * Attributes are dropped at random while learning, so that none is relied on alone (dropout: Srivastava et al. 2014).
 */
export function train(
  lessons: readonly Lesson[],
  options: Options = usual,
  told: (epoch: number, loss: number) => void = () => {},
): Weights {
  const roles = [...new Set(lessons.flatMap(l => l.roles))].sort();
  const r = roles.length;
  const roleAt = new Map(roles.map((name, i) => [name, i]));
  const counts = new Map<string, number>();
  for (const { attributes } of lessons)
    for (const list of attributes) for (const a of list) counts.set(a, (counts.get(a) ?? 0) + 1);
  const inBooks = new Map<string, number>();
  for (const { attributes } of lessons)
    for (const a of new Set(attributes.flat())) inBooks.set(a, (inBooks.get(a) ?? 0) + 1);
  const names = [...counts]
    .filter(([a, n]) => n >= options.least && inBooks.get(a)! >= options.books)
    .map(([a]) => a);
  const nameAt = new Map(names.map((a, i) => [a, i]));
  const books = lessons.map(l => ({
    lines: l.attributes.map(list => Int32Array.from(list.flatMap(a => nameAt.get(a) ?? []))),
    gold: Uint8Array.from(l.roles, role => roleAt.get(role)!),
  }));
  const size = names.length * r;
  const w = new Float64Array(size + r * r);
  const squares = new Float64Array(size + r * r).fill(options.start);
  const sum = new Float64Array(size + r * r);
  const step = w.subarray(size);
  let averaged = 0;
  const random = seeded(options.seed);
  const pieces = books.flatMap((b, k) => {
    const list: [number, number, number][] = [];
    for (let from = 0; from < b.gold.length; from += piece)
      list.push([k, from, Math.min(b.gold.length, from + piece)]);
    return list;
  });
  const n = piece;
  const state = new Float64Array(n * r);
  const forward = new Float64Array(n * r);
  const backward = new Float64Array(n * r);
  const factor = new Float64Array(r * r);
  const expected = new Float64Array(r * r);
  const update = (i: number, gradient: number) => {
    squares[i]! += gradient * gradient;
    w[i]! -= (options.rate * gradient) / Math.sqrt(squares[i]!);
  };
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(pieces, random);
    let loss = 0;
    for (const [k, from, to] of pieces) {
      const { gold } = books[k]!;
      const lines: Int32Array[] = [];
      for (let i = from; i < to; i++) {
        const all = books[k]!.lines[i]!;
        lines.push(options.dropout > 0 ? all.filter(() => random() >= options.dropout) : all);
      }
      const m = to - from;
      let top = 0;
      let score = 0;
      for (let i = 0; i < m; i++) {
        const at = i * r;
        for (let b = 0; b < r; b++) state[at + b] = 0;
        for (const a of lines[i]!) {
          const own = a * r;
          for (let b = 0; b < r; b++) state[at + b]! += w[own + b]!;
        }
        let most = Number.NEGATIVE_INFINITY;
        for (let b = 0; b < r; b++) if (state[at + b]! > most) most = state[at + b]!;
        score += state[at + gold[from + i]!]! - most;
        top += most;
        for (let b = 0; b < r; b++) state[at + b] = Math.exp(state[at + b]! - most);
        if (i > 0) score += step[gold[from + i - 1]! * r + gold[from + i]!]!;
      }
      for (let i = 0; i < r * r; i++) factor[i] = Math.exp(step[i]!);
      let logZ = 0;
      for (let i = 0; i < m; i++) {
        let total = 0;
        for (let b = 0; b < r; b++) {
          let value = 1;
          if (i > 0) {
            value = 0;
            for (let a = 0; a < r; a++) value += forward[(i - 1) * r + a]! * factor[a * r + b]!;
          }
          value *= state[i * r + b]!;
          forward[i * r + b] = value;
          total += value;
        }
        logZ += Math.log(total);
        for (let b = 0; b < r; b++) forward[i * r + b]! /= total;
      }
      for (let i = m - 1; i >= 0; i--) {
        let total = 0;
        for (let a = 0; a < r; a++) {
          let value = 1;
          if (i < m - 1) {
            value = 0;
            for (let b = 0; b < r; b++)
              value += factor[a * r + b]! * state[(i + 1) * r + b]! * backward[(i + 1) * r + b]!;
          }
          backward[i * r + a] = value;
          total += value;
        }
        for (let a = 0; a < r; a++) backward[i * r + a]! /= total;
      }
      loss += logZ - score;
      void top;
      expected.fill(0);
      for (let i = 0; i < m; i++) {
        let z = 0;
        for (let b = 0; b < r; b++) z += forward[i * r + b]! * backward[i * r + b]!;
        const right = gold[from + i]!;
        for (let b = 0; b < r; b++) {
          const g = (forward[i * r + b]! * backward[i * r + b]!) / z - (b === right ? 1 : 0);
          if (g < 0.002 && g > -0.002) continue;
          for (const a of lines[i]!) update(a * r + b, g);
        }
        if (i === 0) continue;
        let pair = 0;
        for (let a = 0; a < r; a++)
          for (let b = 0; b < r; b++)
            pair += forward[(i - 1) * r + a]! * factor[a * r + b]! * state[i * r + b]! * backward[i * r + b]!;
        for (let a = 0; a < r; a++)
          for (let b = 0; b < r; b++)
            expected[a * r + b]! +=
              (forward[(i - 1) * r + a]! * factor[a * r + b]! * state[i * r + b]! * backward[i * r + b]!) /
              pair;
        expected[gold[from + i - 1]! * r + right]! -= 1;
      }
      for (let i = 0; i < r * r; i++)
        if (expected[i]! > 1e-4 || expected[i]! < -1e-4) update(size + i, expected[i]!);
    }
    for (let i = 0; i < w.length; i++) w[i]! *= 1 - options.decay;
    if (epoch >= options.epochs / 2) {
      for (let i = 0; i < w.length; i++) sum[i]! += w[i]!;
      averaged++;
    }
    told(epoch, loss);
  }
  const states: Weights['states'] = {};
  names.forEach((name, a) => {
    const own: [number, number][] = [];
    for (let b = 0; b < r; b++) {
      // all attributes are read, where a share of them was learnt from
      const value = ((1 - options.dropout) * sum[a * r + b]!) / averaged;
      if (Math.abs(value) >= options.smallest) own.push([b, Math.round(value * 100) / 100]);
    }
    if (own.length > 0) states[name] = own;
  });
  return {
    roles,
    steps: roles.map((_, a) =>
      roles.map((_, b) => Math.round((sum[size + a * r + b]! / averaged) * 100) / 100),
    ),
    states,
  };
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
}
