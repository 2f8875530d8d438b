import { expect, it } from 'vitest';
import { toXhtml } from '../../src/epub/xhtml.ts';

it('writes no “]]>” into text or attributes, which XML allows nowhere but at the end of a CDATA section', () => {
  const tree = {
    type: 'element',
    tagName: 'p',
    properties: { title: 'a ]]> b' },
    children: [{ type: 'text', value: 'x[y[0]]>z & <' }],
  } as const;
  expect(toXhtml([structuredClone(tree) as never])).toBe(
    '<p title="a ]]&gt; b">x[y[0]]&gt;z &#x26; &#x3C;</p>',
  );
});
