import type { Facts } from '../inspection/epub/checks/accessibility.ts';
import type { Finding } from '../inspection/finding.ts';
import type { Book } from '../title.ts';
import { type Element, element, maybe } from './xml.ts';

/** An EPUB as it was inspected: what is in it, and what was found wrong. */
export interface Evidence {
  facts: Facts;
  findings: readonly Pick<Finding, 'code'>[];
  /** What the package says of its accessibility in words. */
  summary?: string | undefined;
}

/** A claim of list 196: when it holds, and the findings by which it would not. */
interface Claim {
  code: string;
  holds: (facts: Facts) => boolean;
  spoiled: readonly string[];
}

const pageFaults = ['page-list-missing', 'page-without-marker', 'page-label', 'page-order', 'page-unlisted'];

/** Claims that a program can test; contrast, colours and ease of reading are none. */
const claims: readonly Claim[] = [
  { code: '11', holds: ({ contents }) => contents, spoiled: ['contents-order', 'contents-chapter-missing'] },
  { code: '12', holds: ({ index }) => index, spoiled: ['locator-unresolved', 'locator-wrong'] },
  { code: '13', holds: () => true, spoiled: ['spine-broken', 'contents-order'] },
  {
    code: '14',
    holds: ({ images, described }) => images.length > 0 && described,
    spoiled: ['image-without-alt', 'alt-file-name'],
  },
  {
    code: '15',
    holds: ({ images, allLong }) => images.length > 0 && allLong,
    spoiled: ['description-dangling', 'description-without-return'],
  },
  { code: '17', holds: ({ math }) => math, spoiled: [] },
  { code: '19', holds: ({ pageMarkers, pageList }) => pageMarkers && pageList, spoiled: pageFaults },
  { code: '22', holds: () => true, spoiled: ['language-missing', 'language-unmarked'] },
  { code: '29', holds: ({ headings }) => headings, spoiled: ['heading-level'] },
  { code: '30', holds: ({ roles }) => roles, spoiled: ['role-wrong', 'role-withdrawn'] },
  { code: '32', holds: ({ landmarks }) => landmarks, spoiled: ['landmarks-missing', 'landmark-missing'] },
  { code: '36', holds: () => true, spoiled: ['fixed-size', 'fixed-colour'] },
  { code: '52', holds: ({ described }) => described, spoiled: ['image-without-alt', 'alt-file-name'] },
];

const exemptionCodes = {
  'eaa-microenterprise': '75',
  'eaa-disproportionate-burden': '76',
  'eaa-fundamental-alteration': '77',
} as const;
const wcagCodes = { '2.0': '80', '2.1': '81', '2.2': '82' } as const;
const levelCodes = { A: '84', AA: '85', AAA: '86' } as const;

/**
 * What the record says of the EPUB's accessibility (list 79, 09; list 196): what our own checks have verified in it, and what a
 * person certifies. Nothing is claimed that was not.
 */
export function accessFeatures(
  { facts, findings, summary }: Evidence,
  { certifier, accessibility }: Pick<Book, 'certifier' | 'accessibility'>,
): Element[] {
  const wrong = new Set(findings.map(({ code }) => code));
  const verified = claims
    .filter(({ holds, spoiled }) => holds(facts) && !spoiled.some(code => wrong.has(code)))
    .map(({ code }) => feature(code));
  const { exemption, contact } = accessibility;
  return [
    ...(summary ? [feature('00', summary)] : []),
    ...(certifier && accessibility.standard === '1.1' ? [feature('04')] : []),
    ...verified,
    ...(exemption ? [feature(exemptionCodes[exemption])] : []),
    ...(certifier ? certified(certifier) : []),
    ...(contact ? [feature('99', contact)] : []),
  ];
}

function certified({ wcag, level, name, date, report }: NonNullable<Book['certifier']>): Element[] {
  return [
    feature(wcagCodes[wcag]),
    feature(levelCodes[level]),
    feature('90', name),
    ...(date && date.length === 10 ? [feature('91', date.replaceAll('-', ''))] : []),
    ...(report ? [feature('94', report)] : []),
  ];
}

const feature = (code: string, description?: string): Element =>
  element('ProductFormFeature', [
    element('ProductFormFeatureType', '09'),
    element('ProductFormFeatureValue', code),
    ...maybe('ProductFormFeatureDescription', description),
  ]);
