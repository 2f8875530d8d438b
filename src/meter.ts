/** What one stage of a build took. */
export interface StageFigures {
  stage: string;
  seconds: number;
  /** The most memory this process had held by the end of the stage, in MB; the browser's is not in it. */
  peakMemory: number;
}

/** Measures stages one after the other; figures are for the report, never for an edition. */
export interface Meter {
  figures: StageFigures[];
  /** Runs a stage and notes what it took. */
  run<T>(stage: string, work: () => T | Promise<T>): Promise<T>;
}

export function startMeter(): Meter {
  const figures: StageFigures[] = [];
  return {
    figures,
    async run(stage, work) {
      const began = performance.now();
      try {
        return await work();
      } finally {
        const seconds = Math.round(performance.now() - began) / 1000;
        figures.push({ stage, seconds, peakMemory: Math.round(process.resourceUsage().maxRSS / 1024) });
      }
    },
  };
}
