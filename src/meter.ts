/** What one stage of a build took. */
export interface StageFigures {
  stage: string;
  seconds: number;
  /** The most memory this process had held by the end of the stage, in MB; the browser's is not in it. */
  peakMemory: number;
  /** Seconds of its steps, where the stage tells them. */
  steps?: Readonly<Record<string, number>>;
}

/** Measures stages one after the other; figures are for the report, never for an edition. */
export interface Meter {
  figures: StageFigures[];
  /** Runs a stage and notes what it took, and its steps where its result has `seconds` for each. */
  run<T>(stage: string, work: () => T | Promise<T>): Promise<T>;
}

/** A meter that has measured nothing yet. */
export function startMeter(): Meter {
  const figures: StageFigures[] = [];
  return {
    figures,
    async run(stage, work) {
      const began = performance.now();
      const result = await work();
      figures.push({
        stage,
        seconds: Math.round(performance.now() - began) / 1000,
        peakMemory: Math.round(process.resourceUsage().maxRSS / 1024),
        ...stepsOf(result),
      });
      return result;
    },
  };
}

function stepsOf(result: unknown): Pick<StageFigures, 'steps'> {
  const told = typeof result === 'object' && result !== null && 'seconds' in result;
  return told ? { steps: result.seconds as Record<string, number> } : {};
}
