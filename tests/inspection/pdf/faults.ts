import type { Code } from '../../../src/inspection/pdf/checks/index.ts';
import type { Bed } from './bed.ts';
import type { Press } from './printed.ts';

/** A fault that is planted in a clean book, and how it must be found. */
export interface Fault<Whom> {
  code: Code;
  whom: Whom;
  /** As it stands in the file, for whoever reads the list. */
  what: string;
  plant: (bed: Bed) => void | Promise<void>;
  /** The page that must be named. */
  page?: number;
  /** What cannot but be found with it. */
  also?: Code[];
}

export const fault = <Whom extends Press | 'pdf-ua'>(
  code: Code,
  whom: Whom,
  what: string,
  plant: Fault<Whom>['plant'],
  more: Pick<Fault<Whom>, 'page' | 'also'> = {},
): Fault<Whom> => ({ code, whom, what, plant, ...more });
