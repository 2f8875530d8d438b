import { PDFDict } from '@cantoo/pdf-lib';
import { check } from '../check.ts';
import type { Pdf } from '../document.ts';
import { itemsAt, nameAt, numberAt, streamAt, textAt } from '../reading/objects.ts';
import { type IccHeader, iccHeader } from '../reading/profile.ts';

/** The output intents for PDF/X. */
const intentsOf = ({ catalog }: Pdf): PDFDict[] =>
  itemsAt(catalog, 'OutputIntents').filter(
    (item): item is PDFDict => item instanceof PDFDict && nameAt(item, 'S') === 'GTS_PDFX',
  );

/** The first output intent for PDF/X, with the header of its profile. */
export function intentOf(pdf: Pdf): { dict: PDFDict; profile: IccHeader | undefined } | undefined {
  const [dict] = intentsOf(pdf);
  if (!dict) return undefined;
  const stream = streamAt(dict, 'DestOutputProfile');
  const bytes = stream && pdf.unpack(stream);
  return { dict, profile: bytes && iccHeader(bytes) };
}

/** Rules on the output intent: for which press the colours are meant. */
export const intents = {
  'output-intent': check('The file says for which press its colours are meant.', function* (pdf) {
    const found = intentsOf(pdf);
    if (found.length === 0)
      yield {
        message: 'The file has no output intent for PDF/X, so nobody can tell how its colours should print.',
      };
    if (found.length > 1)
      yield { message: `The file has ${found.length} output intents for PDF/X; it may have only one.` };
  }),

  'output-condition': check('The output intent names the printing condition.', function* (pdf) {
    const intent = intentOf(pdf);
    if (!intent) return;
    const { dict } = intent;
    if (!textAt(dict, 'OutputConditionIdentifier'))
      yield { message: 'The output intent has no OutputConditionIdentifier.' };
    else if (!textAt(dict, 'RegistryName') && !textAt(dict, 'Info'))
      yield { message: 'The output intent names no registry, so it must describe its condition (Info).' };
  }),

  'output-profile': check('The output intent has the profile of a printing device.', function* (pdf) {
    const intent = intentOf(pdf);
    if (!intent) return;
    const { dict, profile } = intent;
    const stream = streamAt(dict, 'DestOutputProfile');
    if (!stream) {
      yield { message: 'The output intent has no profile in it (DestOutputProfile).' };
      return;
    }
    if (!profile) {
      yield { message: 'The profile of the output intent cannot be read.' };
      return;
    }
    if (profile.class !== 'prtr')
      yield {
        message: `The profile of the output intent is of the class ${profile.class}; it must be that of a printing device (prtr).`,
      };
    const channels = numberAt(stream, 'N');
    if (profile.channels === undefined || profile.channels !== channels)
      yield {
        message: `The profile of the output intent is for ${profile.space}, but is said to have ${channels ?? 'no number of'} channels (N).`,
      };
  }),
} as const;
