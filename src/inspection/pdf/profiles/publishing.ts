import type { Rule } from '../check.ts';

/** A place that could not be read itself: what it says is known from others who quote it. */
export const quoted = (place: string): string => `${place} (as others quote it; not seen)`;

/** A rule that needs no numbers, and where it is published. */
export const by = (published: string, severity: Rule<undefined>['severity'] = 'error'): Rule<undefined> => ({
  published,
  severity,
  wants: undefined,
});

/** A rule with what it wants, and where it is published. */
export const wanting = <Wants>(
  wants: Wants,
  published: string,
  severity: Rule<Wants>['severity'] = 'error',
): Rule<Wants> => ({ published, severity, wants });
