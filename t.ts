import { parse, stringify } from './src/manuscript/markdown.ts';

const show = (s: string) => {
  const c = parse('a.md', '---\ntype: chapter\n---\n\n' + s);
  const strip = (n: any): any => {
    delete n.position;
    n.children?.forEach(strip);
    return n;
  };
  const w = stringify(c);
  const again = stringify(parse('a.md', w));
  console.log(
    JSON.stringify(strip(c.tree).children.map((x: any) => x)),
    w === again ? '' : 'NOT SAME',
    w.split('---\n\n')[1],
  );
};
show('costs $5 and $10. $x<y$, US$5 and A$6. $5 notes (A$). \\$a\\$ $a_1 * b_2$ z$');
show('$$\n\\int_0^1 x\\,dx\n\n- b\n  = 3\n$$\n\ntext\n$$x$$\n\n$$y =\nz$$');
show('> $$\n> a\n> $$\n> b\n\n- $$\n  c\n  $$\n');
show('in $$x$$ text, $a\nb$, **$x$**, $5*x*$ and \\(a$');
show('a | b\n--|--\n$x$ | $5');
