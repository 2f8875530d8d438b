/** Words that a person and a new recovery have both changed, each in another way. */
export interface Clash {
  /** Where the person's words stand: name of the chapter, and line. */
  file: string;
  line: number;
  /** What recovery wrote last, what the person made of it, what recovery would write now. */
  before: string;
  yours: string;
  recovered: string;
  /** Whether the person has deleted the whole chapter, so that nothing is to be decided. */
  deleted: boolean;
}

/** Chapters with a person's changes and those of a new recovery. */
export interface Merged {
  /** By their names. In places where both have changed the same words, those of the person stand. */
  chapters: Map<string, string>;
  clashes: Clash[];
  /** Names of a person's chapters that something new was brought into. */
  changed: string[];
}
