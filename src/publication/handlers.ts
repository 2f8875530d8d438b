import type { Element, ElementContent, Properties, Text } from 'hast';
import { h } from 'hastscript';
import type {
  FootnoteReference,
  Image as ImageNode,
  Link,
  ListItem,
  Paragraph,
  Table,
  TableRow,
} from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast';
import type { PageBreak } from '../manuscript/manuscript.ts';
import type { DisplayMath, InlineMath } from '../manuscript/mathematics.ts';
import { type Span, spansOf } from '../manuscript/spans.ts';
import { indentOf } from '../manuscript/verse.ts';

/** What the handlers need to know of the chapter around a node. */
export interface Surroundings {
  /** Enters a note reference; its id and that of its note, or nothing where there is no such note. */
  refer: (node: FootnoteReference) => { id: string; note: string; label: string } | undefined;
  /** Enters the beginning of a printed page and gives its id. */
  page: (node: PageBreak) => string;
  /** The `src` of an image that may be used. */
  image: (node: ImageNode) => string | undefined;
  /** MathML of TeX, where it is understood. */
  math: (node: InlineMath | DisplayMath) => Element | undefined;
  /** The `href` of a link that may be used. */
  link: (node: Link) => string | undefined;
}

/** How each node of the manuscript's dialect becomes HTML, where it does not in the usual way. */
export function handlersFor(surroundings: Surroundings): Handlers {
  return {
    footnoteReference(state, node: FootnoteReference) {
      const reference = surroundings.refer(node);
      if (!reference) return patched(state, node, h('sup', `[${node.label ?? node.identifier}]`));
      const { id, note, label } = reference;
      return patched(
        state,
        node,
        h(
          'a',
          { className: ['noteref'], 'epub:type': 'noteref', role: 'doc-noteref', id, href: `#${note}` },
          label,
        ),
      );
    },

    pageBreak(state, node: PageBreak) {
      const mark = h('span', {
        className: ['pagebreak'],
        'epub:type': 'pagebreak',
        role: 'doc-pagebreak',
        id: surroundings.page(node),
        ariaLabel: node.label,
      });
      return patched(state, node, mark);
    },

    image(state, node: ImageNode) {
      const src = surroundings.image(node);
      if (src === undefined)
        return patched(state, node, h('span', { className: ['missing'] }, node.alt ?? ''));
      const properties = isOrnament(node) ? { alt: '', role: 'presentation' } : { alt: node.alt ?? '' };
      return patched(state, node, h('img', { src, ...properties }));
    },

    link(state, node: Link) {
      const href = surroundings.link(node);
      if (href === undefined) return patched(state, node, h('span', state.all(node)));
      // `[above](#section "page #")`: what print has instead of these words, most often with the page.
      const dataPages = href.startsWith('#') && node.title ? node.title : undefined;
      return patched(state, node, h('a', { href, ...(dataPages && { dataPages }) }, state.all(node)));
    },

    containerDirective(state, node: ContainerDirective) {
      return patched(
        state,
        node,
        (Object.hasOwn(containers, node.name) && containers[node.name]!(state, node)) ||
          h('div', state.all(node)),
      );
    },

    inlineMath(state, node: InlineMath) {
      const sign = node.display ? '$$' : '$';
      return patched(state, node, surroundings.math(node) ?? h('code', sign + node.value + sign));
    },

    displayMath(state, node: DisplayMath) {
      const math = surroundings.math(node);
      if (math)
        return patched(state, node, h('div', { className: ['mathematics'] }, [patched(state, node, math)]));
      return patched(state, node, h('pre', [h('code', `$$\n${node.value}\n$$\n`)]));
    },

    paragraph(state, node: Paragraph) {
      const alone = isPicture(node) ? { className: ['picture'] } : {};
      return patched(state, node, h('p', alone, state.all(node)));
    },

    listItem(state, node: ListItem, parent) {
      const item = defaultHandlers.listItem(state, node, parent);
      if (node.data?.number !== undefined) item.properties.value = String(node.data.number);
      return item;
    },

    table: (state, node: Table) => patched(state, node, table(state, node)),
  };
}

const containers: Record<string, (state: State, node: ContainerDirective) => Element> = {
  verse: (state, node) =>
    h(
      'div',
      { className: ['verse'], ...attributes(node) },
      node.children.flatMap(child =>
        child.type === 'paragraph' ? [stanza(state, child)] : elements(state, child, node),
      ),
    ),
  epigraph: (state, node) =>
    h(
      'blockquote',
      { className: ['epigraph'], 'epub:type': 'epigraph', role: 'doc-epigraph', ...attributes(node) },
      state.all(node),
    ),
  signature: (state, node) => h('div', { className: ['signature'], ...attributes(node) }, state.all(node)),
  figure: (state, node) => figure('illustration', state, node, isPicture),
  table: (state, node) => figure('table', state, node, child => child.type === 'table'),
};

/** Each verse a line of its own, so that one too long for the screen can be turned over with an indent. */
function stanza(state: State, paragraph: Paragraph): Element {
  const lines: ElementContent[][] = [[]];
  for (const child of state.all(paragraph)) {
    const before = lines.at(-1)!;
    if (child.type === 'element' && child.tagName === 'br') lines.push([]);
    // The line end that follows a hard break in Markdown is not part of the verse.
    else if (before.length > 0 || child.type !== 'text' || child.value !== '\n') before.push(child);
  }
  const result = h(
    'p',
    { className: ['stanza'] },
    lines.flatMap((line, k) => [...(k ? [h('br')] : []), verseOf(line)]),
  );
  return patched(state, paragraph, result);
}

/** A verse, its indent as it was typed. */
function verseOf(line: ElementContent[]): Element {
  const first = line.findIndex(node => node.type === 'text');
  const text = line[first];
  const { ems, length } = indentOf(text?.type === 'text' && first <= 1 ? text.value : '');
  if (ems === 0) return h('span', { className: ['line'] }, line);
  const words = { ...(text as Text), value: (text as Text).value.slice(length) };
  return h('span', { className: ['line'], style: `margin-left:${ems}em` }, line.with(first, words));
}

/** Whether an image is there for its looks alone: `:::figure{.ornament}`. */
export function isOrnament({ data }: ImageNode): boolean {
  return data?.ornament === true;
}

/** What is shown, and the rest as its caption, which stands before or after it as in the manuscript. */
function figure(
  className: string,
  state: State,
  node: ContainerDirective,
  isShown: (child: ContainerDirective['children'][number]) => boolean,
): Element {
  const pages = node.children.filter(child => child.type === 'pageBreak');
  const parts = node.children.filter(child => child.type !== 'pageBreak');
  const shown = parts.filter(isShown);
  const caption = parts.filter(child => !isShown(child));
  const figcaption =
    caption.length > 0
      ? [
          h(
            'figcaption',
            caption.flatMap(child => elements(state, child, node)),
          ),
        ]
      : [];
  const content = shown.flatMap(child =>
    isPicture(child) ? state.all(child as Paragraph) : elements(state, child, node),
  );
  const first = parts[0] !== undefined && !isShown(parts[0]);
  const id = node.data?.figure;
  return h('figure', { className: [className], ...(id && { id }), ...attributes(node) }, [
    ...(first ? figcaption : []),
    ...pages.flatMap(child => elements(state, child, node)),
    ...content,
    ...(first ? [] : figcaption),
  ]);
}

/** Whether a paragraph holds nothing but pictures. */
function isPicture(child: ContainerDirective['children'][number]): boolean {
  return (
    child.type === 'paragraph' &&
    child.children.some(part => part.type === 'image') &&
    child.children.every(part => part.type === 'image' || (part.type === 'text' && !part.value.trim()))
  );
}

/** A table with the scope of its headings: the first row, and the first column where its head is empty. */
function table(state: State, node: Table): Element {
  const [first, ...rest] = node.children;
  const [head, ...body] = spansOf(node);
  const isEmpty = (row: TableRow | undefined) =>
    !row || row.children.every(cell => cell.children.length === 0);
  const hasRowHeads = !isEmpty(first) && first!.children[0]?.children.length === 0;
  const row = (spans: Span[], isHead: boolean) =>
    h(
      'tr',
      spans.map(({ cell, column, columns, rows }) => {
        const align = node.align?.[column];
        const isHeading = isHead ? cell.children.length > 0 : column === 0 && hasRowHeads;
        const [along, over] = isHead ? ['col', columns] : ['row', rows];
        const properties: Properties = {
          ...(align && align !== 'left' && { className: [align] }),
          ...(isHeading && { scope: over > 1 ? `${along}group` : along }),
          ...(columns > 1 && { colSpan: columns }),
          ...(rows > 1 && { rowSpan: rows }),
        };
        return patched(state, cell, h(isHeading ? 'th' : 'td', properties, state.all(cell)));
      }),
    );
  return h('table', [
    ...(isEmpty(first) ? [] : [h('thead', [row(head!, true)])]),
    ...(rest.length > 0
      ? [
          h(
            'tbody',
            body.map(spans => row(spans, false)),
          ),
        ]
      : []),
  ]);
}

/** The language that a container's braces may give: `:::verse{lang=de}`. */
function attributes({ attributes }: ContainerDirective): Properties {
  const lang = attributes?.lang;
  return lang && /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(lang) ? { lang } : {};
}

function elements(
  state: State,
  child: ContainerDirective['children'][number],
  parent: ContainerDirective,
): ElementContent[] {
  const result = state.one(child, parent);
  return Array.isArray(result) ? result : result ? [result] : [];
}

function patched(state: State, node: Parameters<State['patch']>[0], element: Element): Element {
  state.patch(node, element);
  return element;
}
