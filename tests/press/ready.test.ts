import { expect, it } from 'vitest';
import { prepareBrowser, takeBrowser } from '../../src/press/ready.ts';

it('gives the browser that is ready to one press alone, and closes what none has taken', async () => {
  const [letFirstGo, letSecondGo] = [prepareBrowser(), prepareBrowser()];
  const taken = await takeBrowser();
  await Promise.all([letFirstGo(), letSecondGo()]);
  expect(taken.connected).toBe(true);
  const other = await takeBrowser();
  expect(other).not.toBe(taken);
  await Promise.all([taken.close(), other.close()]);
}, 60_000);

it('lets go of a browser that nobody wants', async () => {
  const letGo = prepareBrowser();
  await letGo();
  const other = await takeBrowser();
  expect(other.connected).toBe(true);
  await other.close();
}, 60_000);
