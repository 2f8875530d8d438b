import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Element, Nodes } from 'hast';
import type { Title } from '../src/title.ts';

const marks: Record<string, string> = { em: 'emph', i: 'emph', strong: 'strong', b: 'strong', sup: 'super' };
const skipped = new Set(['nav', 'figure', 'table', 'aside', 'header']);

/**
 * Sets the running text of a composed book with Typst, justified, at its own best.
 * @param fonts folder of the font files
 */
export function withTypst(text: Nodes[], { book }: Title, fonts: string): Uint8Array {
  const { trim, margins, face, size, leading, indent } = book.print;
  const source = `
#set page(width: ${trim.width}mm, height: ${trim.height}mm, margin: (inside: ${margins.inner}mm, outside: ${margins.outer}mm, top: ${margins.top}mm, bottom: ${margins.bottom}mm))
#set text(font: "${face}", size: ${size}pt, lang: "${book.language.slice(0, 2)}", hyphenate: true, top-edge: ${size * 0.7}pt, bottom-edge: -${leading - size * 0.7}pt)
#set par(justify: true, leading: 0pt, spacing: 0pt, first-line-indent: ${indent}pt, linebreaks: "optimized")
#show heading.where(level: 1): it => { colbreak(weak: true); v(4 * ${leading}pt); it; v(2 * ${leading}pt) }
#show heading: it => block(above: ${leading}pt, below: ${leading}pt, it)
${text.map(written).join('')}`;
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] });
  const made = compiler.compile({ mainFileContent: source });
  const document = made.result;
  if (!document) throw new Error(JSON.stringify(made.takeDiagnostics()?.shortDiagnostics[0]));
  return compiler.pdf(document);
}

function written(node: Nodes): string {
  if (node.type === 'text') return `#${JSON.stringify(node.value.replace(/\s+/g, ' '))};`;
  if (node.type !== 'element') return 'children' in node ? node.children.map(written).join('') : '';
  const { tagName: name } = node;
  if (skipped.has(name)) return '';
  const inner = node.children.map(written).join('');
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level) return `\n#heading(level: ${level})[${inner}]\n`;
  if (name === 'p') return `\n#par[${inner}]\n`;
  if (name === 'blockquote') return `\n#pad(x: 1.5em)[${inner}]\n`;
  const mark = marks[name];
  return mark && hasText(node) ? `#${mark}[${inner}];` : inner;
}

const hasText = (node: Element): boolean =>
  node.children.some(child => child.type === 'text' || (child.type === 'element' && hasText(child)));
