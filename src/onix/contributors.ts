import type { Book } from '../title.ts';
import { type Element, element, maybe } from './xml.ts';

/** Roles of MARC as ONIX has them (list 17). */
const roles: Readonly<Record<string, string>> = {
  ...{ aut: 'A01', art: 'A07', pht: 'A13', ill: 'A12', cwt: 'A21', aui: 'A24', aft: 'A19', wpr: 'A15' },
  ...{ wfw: 'A23', win: 'A24', wac: 'A21', ann: 'A20', ctg: 'A39', cov: 'A36', bkd: 'A11', ivr: 'A43' },
  ...{ ive: 'A44', cmp: 'A06', lyr: 'A05', lbt: 'A04', ant: 'A38', res: 'A51' },
  ...{ edt: 'B01', edc: 'B01', trl: 'B06', adp: 'B05', abr: 'B04', rev: 'B02', trc: 'B33', pbd: 'B16' },
  ...{ com: 'C01', sel: 'C02', nrt: 'E03', spk: 'E09' },
};

/** One who made a book that is named with no role of ours: `Contributions by`. */
const otherwise = 'A32';

/** Who made the book, in the order of the title page. */
export function contributors(
  { creators, original, language }: Book,
  code: (tag: string) => string | undefined,
) {
  if (creators.length === 0) return [element('NoContributor', '')];
  const from = original.language && code(original.language);
  return creators.map(({ name, sort, role, orcid }, k): Element => {
    const translates = role === 'trl' && from !== undefined;
    return element('Contributor', [
      element('SequenceNumber', String(k + 1)),
      element('ContributorRole', roles[role] ?? otherwise),
      ...(translates ? [element('FromLanguage', from), ...maybe('ToLanguage', code(language))] : []),
      ...(orcid ? [element('NameIdentifier', [element('NameIDType', '21'), bare(orcid)])] : []),
      element('PersonName', name),
      element('PersonNameInverted', sort),
    ]);
  });
}

/** An ORCID iD without its hyphens, as list 44 wants it. */
const bare = (orcid: string) => element('IDValue', orcid.replaceAll('-', ''));
