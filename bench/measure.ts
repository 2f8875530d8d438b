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
