/** Told what is being done, and how far it is. */
export type Progress = (doing: string, detail?: string) => void;
