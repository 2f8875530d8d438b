import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** What a piece of work took: processor seconds, seconds by the clock, MB held at most by this process so far. */
export interface Figures {
  processor: number;
  clock: number;
  memory: number;
}

/** Runs a piece of work once and measures it. */
export async function measure(work: () => unknown): Promise<Figures> {
  const began = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return {
    processor: (user + system) / 1e6,
    clock: (performance.now() - began) / 1e3,
    memory: process.resourceUsage().maxRSS / 1024,
  };
}

/** A line of a table of figures. */
export function line(name: string, { processor, clock, memory }: Figures): string {
  const cell = (value: number, unit: string) => `${value.toFixed(2)} ${unit}`.padStart(12);
  return `${name.padEnd(28)}${cell(processor, 's cpu')}${cell(clock, 's')}${`${Math.round(memory)} MB`.padStart(10)}`;
}

/**
 * Runs a piece of work once, and looks every quarter of a second at the memory of this process and all that it started.
 * @returns its result, the seconds, and the most memory seen, where `ps` tells; what processes share counts once where Linux tells
 *   (the `Pss` of proc(5)), otherwise once for each
 */
export async function peakOf<T>(
  work: () => Promise<T>,
): Promise<{ result: T; clock: number; memory: string }> {
  let peak = 0;
  const look = async () => {
    peak = Math.max(peak, await heldByFamily());
  };
  const began = performance.now();
  const watch = setInterval(look, 250);
  try {
    const result = await work();
    return {
      result,
      clock: (performance.now() - began) / 1e3,
      memory: peak > 0 ? `${Math.round(peak / 1024)} MB` : '',
    };
  } finally {
    clearInterval(watch);
  }
}

const run = promisify(execFile);

/** Kilobytes that this process and its descendants hold; 0 where that is not told. */
async function heldByFamily(): Promise<number> {
  const table = await run('ps', ['-eo', 'pid=,ppid=,rss=']).catch(() => undefined);
  if (!table) return 0;
  const rows = table.stdout
    .trim()
    .split('\n')
    .map(row => row.trim().split(/\s+/).map(Number) as [number, number, number]);
  const family = new Set([process.pid]);
  for (let before = 0; before < family.size; ) {
    before = family.size;
    for (const [pid, parent] of rows) if (family.has(parent)) family.add(pid);
  }
  const own = rows.filter(([pid]) => family.has(pid));
  const held = await Promise.all(own.map(async ([pid, , size]) => (await shareOf(pid)) ?? size));
  return held.reduce((sum, size) => sum + size, 0);
}

/** Kilobytes of a process, of what it shares with others its share. */
async function shareOf(pid: number): Promise<number | undefined> {
  const told = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  const share = /^Pss:\s+(\d+) kB$/m.exec(told);
  return share ? Number(share[1]) : undefined;
}
