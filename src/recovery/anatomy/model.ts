/** The weights of a linear-chain conditional random field, as training writes them. */
export interface Weights {
  roles: string[];
  /** From role to role. */
  steps: number[][];
  /** By attribute: what it adds to each role, by the role's index. */
  states: Record<string, [number, number][]>;
}

/** The likeliest role of each line, and how likely every role is there. */
export interface Reading {
  /** Index of the role in `roles`. */
  best: Uint8Array;
  /** Probability of role r on line i at `i * roles.length + r`. */
  chance: Float64Array;
  roles: string[];
}

/**
 * Reads a run of lines: Viterbi for the likeliest roles together, forward–backward for the probability of each role of each line
 * (Lafferty, McCallum, Pereira 2001; the scaled form of Rabiner 1989).
 * @param attributes of each line in turn; @param n how many lines there are
 */
export function read(attributes: Iterable<readonly string[]>, n: number, weights: Weights): Reading {
  const { roles, steps } = weights;
  const r = roles.length;
  const emission = new Float64Array(n * r);
  const states = statesOf(weights);
  let at = 0;
  for (const list of attributes) {
    for (const attribute of list) {
      const own = states.get(attribute);
      if (own) for (let k = 0; k < own.length; k += 2) emission[at + own[k]!]! += own[k + 1]!;
    }
    at += r;
  }
  const step = new Float64Array(r * r);
  steps.forEach((row, a) => {
    row.forEach((w, b) => {
      step[a * r + b] = w;
    });
  });
  return { best: viterbi(n, r, emission, step), chance: marginals(n, r, emission, step), roles };
}

const prepared = new WeakMap<Weights, Map<string, Float32Array>>();

/** What each attribute adds, laid out for reading: role and weight in turn. */
function statesOf(weights: Weights): Map<string, Float32Array> {
  let states = prepared.get(weights);
  if (!states) {
    states = new Map(
      Object.entries(weights.states).map(([name, own]) => [name, Float32Array.from(own.flat())]),
    );
    prepared.set(weights, states);
  }
  return states;
}

function viterbi(n: number, r: number, emission: Float64Array, step: Float64Array): Uint8Array {
  const best = new Uint8Array(n);
  if (n === 0) return best;
  const back = new Uint8Array(n * r);
  let scores = emission.slice(0, r);
  for (let i = 1; i < n; i++) {
    const next = new Float64Array(r);
    for (let b = 0; b < r; b++) {
      let top = Number.NEGATIVE_INFINITY;
      let from = 0;
      for (let a = 0; a < r; a++) {
        const value = scores[a]! + step[a * r + b]!;
        if (value > top) {
          top = value;
          from = a;
        }
      }
      back[i * r + b] = from;
      next[b] = top + emission[i * r + b]!;
    }
    scores = next;
  }
  let k = scores.reduce((m, v, i) => (v > scores[m]! ? i : m), 0);
  for (let i = n - 1; i >= 0; i--) {
    best[i] = k;
    k = back[i * r + k]!;
  }
  return best;
}

function marginals(n: number, r: number, emission: Float64Array, step: Float64Array): Float64Array {
  const chance = new Float64Array(n * r);
  const forward = new Float64Array(n * r);
  const backward = new Float64Array(n * r);
  const factor = step.map(Math.exp);
  const state = new Float64Array(n * r);
  for (let i = 0; i < n; i++) {
    let top = Number.NEGATIVE_INFINITY;
    for (let b = 0; b < r; b++) top = Math.max(top, emission[i * r + b]!);
    for (let b = 0; b < r; b++) state[i * r + b] = Math.exp(emission[i * r + b]! - top);
  }
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let b = 0; b < r; b++) {
      let value = 1;
      if (i > 0) {
        value = 0;
        for (let a = 0; a < r; a++) value += forward[(i - 1) * r + a]! * factor[a * r + b]!;
      }
      value *= state[i * r + b]!;
      forward[i * r + b] = value;
      sum += value;
    }
    for (let b = 0; b < r; b++) forward[i * r + b]! /= sum || 1;
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = 0;
    for (let a = 0; a < r; a++) {
      let value = 1;
      if (i < n - 1) {
        value = 0;
        for (let b = 0; b < r; b++)
          value += factor[a * r + b]! * state[(i + 1) * r + b]! * backward[(i + 1) * r + b]!;
      }
      backward[i * r + a] = value;
      sum += value;
    }
    for (let a = 0; a < r; a++) backward[i * r + a]! /= sum || 1;
  }
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let b = 0; b < r; b++) sum += forward[i * r + b]! * backward[i * r + b]!;
    for (let b = 0; b < r; b++) chance[i * r + b] = (forward[i * r + b]! * backward[i * r + b]!) / (sum || 1);
  }
  return chance;
}
