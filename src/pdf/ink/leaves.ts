import type { Leaves } from '../binding/leaves.ts';
import { objectsIn } from '../binding/serial.ts';
import type { InkedPicture } from './picture.ts';
import { entriesOf, type ImageStream } from './pixels.ts';
import { numberOfStandIn } from './stand-in.ts';

/**
 * Puts pictures where their stand-ins are.
 *
 * @param pictures by their numbers; what looks like a stand-in of another is a picture like any, in somebody’s drawing
 */
export function withPictures(leaves: Leaves, pictures: ReadonlyMap<number, InkedPicture>): Leaves {
  const texts = [...leaves.texts];
  const streams = new Map(leaves.streams);
  const print = { texts: new Map(leaves.print.texts), streams: new Map(leaves.print.streams) };
  for (const [object, data] of leaves.streams) {
    const picture = pictures.get(numberOfStandIn(data) ?? -1);
    if (!picture) continue;
    texts[object] = textOf(picture.screen);
    streams.set(object, picture.screen.data);
    if (!picture.print) continue;
    print.texts.set(object, textOf(picture.print));
    print.streams.set(object, picture.print.data);
  }
  return { ...leaves, texts, streams, print };
}

const textOf = (image: ImageStream): string => `<<${entriesOf(image)}>>`;

/** Leaves as the press takes them. What only readers at a screen are shown is left empty. */
export function inPrint(leaves: Leaves): Leaves {
  const { print } = leaves;
  const texts = [...leaves.texts];
  for (const [object, text] of print.texts) texts[object] = text;
  const named = new Set<number>();
  const queue = [
    leaves.pages,
    leaves.elements,
    leaves.parents,
    leaves.ids.map(([, element]) => element),
  ].flat();
  for (let object = queue.pop(); object !== undefined; object = queue.pop()) {
    if (object < 0 || named.has(object)) continue;
    named.add(object);
    queue.push(...objectsIn(texts[object]!));
  }
  const streams = new Map([...leaves.streams, ...print.streams].filter(([object]) => named.has(object)));
  return {
    ...leaves,
    texts: texts.map((text, object) => (named.has(object) ? text : 'null')),
    streams,
    print: { texts: new Map(), streams: new Map() },
  };
}
