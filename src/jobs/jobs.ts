import type { Judge } from '../check.ts';
import type { Compared } from '../editions/comparing.ts';
import type { ProfileName } from '../inspection/pdf/profiles/index.ts';
import type { EditionKind, Report } from '../inspection/report/index.ts';
import type { Progress } from '../progress.ts';
import type { PrinterName, Printing, Title, TitlePlace } from '../title.ts';
import type { Made, RoundOrders, RoundReport } from '../watching/round.ts';

export type { Progress } from '../progress.ts';

/**
 * What commands have done, by name. Each takes and gives plain data, for it may be done in a thread of its own; what it
 * needs is loaded when it begins. One that shows what is made before it is done takes a third argument for it.
 */
export const jobs = {
  async build(
    {
      title,
      ...orders
    }: {
      title: Title;
      out: string;
      editions: readonly EditionKind[];
      printer?: PrinterName | undefined;
      cached: boolean;
    },
    progress: Progress,
  ): Promise<Report> {
    return (await import('../build.ts')).buildTitle(title, orders, progress);
  },

  async recover(
    { title, keepMine }: { title: Title; keepMine?: boolean | undefined },
    progress: Progress,
  ): Promise<Report> {
    return (await import('../build.ts')).recoverTitle(title, progress, { keepMine });
  },

  async check(
    { title, ...asked }: { title: Title; out: string; judge?: Judge | undefined },
    progress: Progress,
  ): Promise<Report> {
    return (await import('../check.ts')).checkTitle(title, asked, progress);
  },

  async checkEpub({ path }: { path: string }, progress: Progress) {
    progress('inspecting the EPUB');
    return (await import('../check.ts')).checkEpub(path, progress);
  },

  async checkPdf({ path, profile }: { path: string; profile?: ProfileName | undefined }, progress: Progress) {
    return (await import('../check.ts')).checkPdf(path, profile, progress);
  },

  async release(
    { title, order, out }: { title: Title; order: Omit<Printing, 'corrected'>; out: string },
    progress: Progress,
  ) {
    return (await import('../editions/release.ts')).releaseTitle(title, order, out, progress);
  },

  async identify({ path, titles }: { path: string; titles: readonly TitlePlace[] }) {
    return (await import('../editions/verify.ts')).identify(path, titles);
  },

  async rebuild({ title, number }: { title: TitlePlace; number: number }, progress: Progress) {
    return (await import('../editions/verify.ts')).rebuild(title, number, progress);
  },

  async compare({ from, to, root, out, leaves }: Compared & { leaves: boolean }, progress: Progress) {
    progress(`comparing ${from} with ${to}`);
    return (await import('../editions/comparing.ts')).compareNamed({ from, to, root, out }, leaves);
  },

  async readSource({ file, language }: { file: string; language: string }, progress: Progress) {
    return (await import('../extraction/source.ts')).readSource(file, language, progress);
  },

  async readRemarks({ file }: { file: string }, progress: Progress) {
    return (await import('../remarks/index.ts')).readRemarks(file, (page, pages) =>
      progress('reading the remarks', `page ${page} of ${pages}`),
    );
  },

  async watch(orders: RoundOrders, progress: Progress, show: (made: Made) => void): Promise<RoundReport> {
    return (await import('../watching/round.ts')).round(orders, progress, show);
  },
};

export type Jobs = typeof jobs;

/** Loads what a job needs, for jobs that are known to come before it is known what they are given. */
export const loading: Partial<Record<keyof Jobs, () => Promise<unknown>>> = {
  build: () => Promise.all([import('../build.ts'), import('../epub/renderer.ts')]),
  recover: () => import('../build.ts'),
  check: () => import('../check.ts'),
  watch: () => Promise.all([import('../watching/round.ts'), import('../epub/renderer.ts')]),
};
