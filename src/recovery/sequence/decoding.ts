import type { Score } from './scoring.ts';
import type { Sight } from './sight.ts';
import { begins, inQuotation, type Labelled, type State, states } from './states.ts';

/** Viterbi path and, where wanted, the posterior probabilities. */
export function decode(lines: Sight[], score: Score, doubt: boolean): Labelled[] {
  const n = lines.length;
  if (n === 0) return [];
  const S = states.length;
  const steps: Float64Array[] = [];
  for (let i = 0; i + 1 < n; i++) {
    const m = new Float64Array(S * S);
    for (let a = 0; a < S; a++)
      for (let b = 0; b < S; b++) m[a * S + b] = score.step(states[a]!, states[b]!, lines[i]!, lines[i + 1]!);
    steps.push(m);
  }
  const begin = states.map(s => score.begin(s, lines[0]!));
  const end = states.map(s => score.end(s, lines[n - 1]!));
  let best = begin;
  const back: number[][] = [];
  for (const m of steps) {
    const from: number[] = [];
    const row: number[] = [];
    for (let b = 0; b < S; b++) {
      let top = Number.NEGATIVE_INFINITY;
      let source = 0;
      for (let a = 0; a < S; a++) {
        const v = best[a]! + m[a * S + b]!;
        if (v > top) {
          top = v;
          source = a;
        }
      }
      row.push(top);
      from.push(source);
    }
    best = row;
    back.push(from);
  }
  let k = argmax(best.map((v, s) => v + end[s]!));
  const path: number[] = new Array(n);
  for (let i = n - 1; i >= 0; i--) {
    path[i] = k;
    if (i > 0) k = back[i - 1]![k]!;
  }
  if (!doubt) return path.map(s => ({ state: states[s]!, boundary: 0, quoted: 0 }));
  const posterior = marginals(begin, end, steps, S);
  return path.map((s, i) => {
    const row = posterior[i]!;
    const sum = (test: (state: State) => boolean) =>
      states.reduce((total, state, k) => total + (test(state) ? row[k]! : 0), 0);
    return {
      state: states[s]!,
      boundary: sum(state => begins.has(state) || state === 'verse'),
      quoted: sum(state => inQuotation(state) || state === 'verse'),
    };
  });
}

function marginals(begin: number[], end: number[], steps: Float64Array[], S: number): number[][] {
  const n = steps.length + 1;
  const forward: number[][] = [begin];
  for (const m of steps) {
    const previous = forward.at(-1)!;
    forward.push(Array.from({ length: S }, (_, b) => logSum(previous.map((v, a) => v + m[a * S + b]!))));
  }
  const backward: number[][] = new Array(n);
  backward[n - 1] = end;
  for (let i = n - 2; i >= 0; i--) {
    const m = steps[i]!;
    const next = backward[i + 1]!;
    backward[i] = Array.from({ length: S }, (_, a) => logSum(next.map((v, b) => v + m[a * S + b]!)));
  }
  return forward.map((row, i) => {
    const joint = row.map((v, s) => v + backward[i]![s]!);
    const total = logSum(joint);
    return joint.map(v => Math.exp(v - total));
  });
}

function logSum(values: number[]): number {
  const top = Math.max(...values);
  if (top === Number.NEGATIVE_INFINITY) return top;
  return top + Math.log(values.reduce((sum, v) => sum + Math.exp(v - top), 0));
}

const argmax = (values: number[]) => values.reduce((m, v, i) => (v > values[m]! ? i : m), 0);
