import type { Leaves } from '../binding/leaves.ts';
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
