/** Says that a recovery was not done, for the sake of the chapters that somebody has edited. */
export const refusal = (edited: readonly string[]): string =>
  `You have edited ${listed(edited)}. What recovery wrote there last is not known any more, so that what is new cannot be told from your changes; nothing was done.`;

/** What to do where an editor's chapters are in the way of a recovery. */
export const wayOut =
  'To recover the book again, first move all files of chapters/ elsewhere; then bring your changes back by hand.';

/** Some names; of many the first few. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 6).join(', ');
  return names.length > 6 ? `${shown} and ${names.length - 6} more` : shown;
}
