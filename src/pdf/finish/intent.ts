import { type PDFContext, PDFHexString, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { Profile } from '../ink/profile.ts';
import { srgbProfile } from './srgb.ts';

/**
 * The kind of printing that a file is made for, as PDF/X-4 asks for it (ISO 15930-7, 6.4; ISO 32000-1, table 365), with its
 * output profile.
 *
 * @param isCommon whether the profile is one of ours, for want of the press’s: nobody else knows it by its name
 */
export function pressIntent(context: PDFContext, { bytes, space, name }: Profile, isCommon: boolean): PDFRef {
  const entries = space === 'CMYK' ? { N: 4, Alternate: 'DeviceCMYK' } : { N: 1, Alternate: 'DeviceGray' };
  const intent = context.obj({
    ...{ Type: 'OutputIntent', S: 'GTS_PDFX' },
    OutputConditionIdentifier: isCommon ? PDFString.of('Custom') : PDFHexString.fromText(name),
    OutputCondition: PDFHexString.fromText(name),
    Info: PDFHexString.fromText(name),
    DestOutputProfile: context.register(context.flateStream(bytes, entries)),
  });
  return context.register(intent);
}

/** What the colours of a file for readers are, as PDF/A has it (ISO 19005-2, 6.2.3). */
export function screenIntent(context: PDFContext): PDFRef {
  const profile = context.flateStream(srgbProfile(), { N: 3, Alternate: 'DeviceRGB' });
  const intent = context.obj({
    ...{ Type: 'OutputIntent', S: 'GTS_PDFA1' },
    OutputConditionIdentifier: PDFString.of('sRGB'),
    Info: PDFString.of('sRGB'),
    DestOutputProfile: context.register(profile),
  });
  return context.register(intent);
}
