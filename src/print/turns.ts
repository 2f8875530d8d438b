/** Work that is done one piece after another, each kind in the order in which it is asked for. */
export interface Turns {
  /** Does a piece of work as soon as that which is being done has ended. */
  soon: <T>(work: () => Promise<T>) => Promise<T>;
  /** Does a piece of work when there is none that is wanted soon. */
  late: <T>(work: () => Promise<T>) => Promise<T>;
}

export function inTurns(): Turns {
  const soon: (() => Promise<void>)[] = [];
  const late: (() => Promise<void>)[] = [];
  let busy = false;
  const next = () => {
    const work = soon.shift() ?? late.shift();
    busy = work !== undefined;
    work?.().finally(next);
  };
  const waiting =
    (queue: (() => Promise<void>)[]) =>
    <T>(work: () => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        queue.push(() => work().then(resolve, reject));
        if (!busy) next();
      });
  return { soon: waiting(soon), late: waiting(late) };
}
