/** Why a picture cannot be used: it shows nothing, it acts or fetches, or it costs more than a picture may. */
export type FlawCode = 'image-broken' | 'image-unsafe' | 'image-too-large';

/** What keeps a picture out of the editions. */
export interface Flaw {
  code: FlawCode;
  /** Goes on after the picture's name: `is cut off: …`. Without a full stop. */
  reason: string;
  /** What to do, as a sentence. */
  advice: string;
}

/** Thrown inside this folder where a flaw is found; never leaves it. */
export class FlawFound extends Error {
  readonly flaw: Flaw;

  constructor(code: FlawCode, reason: string, advice: string) {
    super(reason);
    this.flaw = { code, reason, advice };
  }
}

const saveAgain = 'Open it in an image editor and save it again, or take it from its source once more.';

/** A raster picture that is damaged. */
export const broken = (reason: string) => new FlawFound('image-broken', reason, saveAgain);

/** A raster picture that ends too early. */
export const cutOff = (reason = 'is cut off: its end is missing') => broken(reason);

/** A picture that would cost too much. */
export const tooLarge = (reason: string, advice = 'Make it smaller in an image editor.') =>
  new FlawFound('image-too-large', reason, advice);
