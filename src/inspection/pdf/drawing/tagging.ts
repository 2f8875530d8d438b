import type { PDFDict } from '@cantoo/pdf-lib';
import { dictAt, type Entries, numberAt, textAt } from '../reading/objects.ts';
import { isName, isProperties, type Operand } from './tokens.ts';
import type { Operator, Walker } from './walker.ts';

/** Opens marked content (ISO 32000-2, 14.6), and notes what it says. */
function open(walker: Walker, tag: string, properties: Operand | undefined): void {
  const { shared, page, owner, resources } = walker;
  const { out } = shared;
  const named = isName(properties) ? dictAt(dictAt(resources, 'Properties'), properties.name) : undefined;
  const inlined = isProperties(properties) ? properties.properties : undefined;
  const id = numberAt(named, 'MCID') ?? inlined?.get('MCID');
  const numbered = typeof id === 'number';
  const artifact = tag === 'Artifact';
  if (tag === 'OC') out.layers.push({ page: page.number, what: layerName(named) });
  const before = walker.open;
  if (artifact && before.some(({ numbered }) => numbered))
    out.tagFaults.push({ page: page.number, what: 'artifact-in-tagged' });
  if (numbered && before.some(({ artifact }) => artifact))
    out.tagFaults.push({ page: page.number, what: 'tagged-in-artifact' });
  if (numbered) out.numbered.push({ page: page.number, owner, id });
  noteLanguage(walker, named, inlined);
  if (before.length < mostOpen) walker.open = [...before, { artifact, figure: tag === 'Figure', numbered }];
}

/** Stretches of marked content within each other. */
const mostOpen = 64;

const layerName = (dict: Entries) => {
  const name = textAt(dict, 'Name');
  return name ? `the layer “${name}”` : 'a layer';
};

function noteLanguage(
  { shared, page }: Walker,
  named: PDFDict | undefined,
  inlined: Map<string, Operand> | undefined,
): void {
  const given = inlined?.get('Lang');
  const inlinedLanguage = given instanceof Uint8Array ? Buffer.from(given).toString('latin1') : undefined;
  const language = inlinedLanguage ?? textAt(named, 'Lang');
  if (language !== undefined) shared.out.spans.push({ page: page.number, language });
}

export const tagging: Record<string, Operator> = {
  BMC: (walker, operands) => {
    const tag = operands.at(-1);
    open(walker, isName(tag) ? tag.name : '', undefined);
  },
  BDC: (walker, operands) => {
    const [tag, properties] = operands.slice(-2);
    open(walker, isName(tag) ? tag.name : '', properties);
  },
  EMC: walker => {
    walker.open = walker.open.slice(0, -1);
  },
  MP: () => {},
  DP: () => {},
};
