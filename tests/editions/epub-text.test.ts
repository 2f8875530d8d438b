import { expect, it } from 'vitest';
import { passagesOfEpub } from '../../src/editions/epub-text.ts';
import { filesOf, packed } from '../inspection/hostile.ts';

const passages = async (body: string) =>
  (await passagesOfEpub(await packed(filesOf({ body })))).map(({ key }) => key);

it('finds the words beside a list in an item, and a picture beside its caption', async () => {
  expect(
    await passages(
      '<ul><li>The <em>first</em> item<ul><li>Below it.</li></ul> goes on</li></ul>' +
        '<figure><img src="hat.png" alt="A hat"/><figcaption>A hat.</figcaption></figure>',
    ),
  ).toEqual(['The *first* item', 'Below it.', 'goes on', '[picture hat.png]', 'A hat.'].sort(byPlace));
});

/** A block comes with what stands in it, the outer one first. */
function byPlace(one: string, other: string): number {
  const order = ['The *first* item', 'goes on', 'Below it.', '[picture hat.png]', 'A hat.'];
  return order.indexOf(one) - order.indexOf(other);
}
