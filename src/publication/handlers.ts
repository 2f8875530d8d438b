import type { Element, ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import type {
  FootnoteReference,
  Image as ImageNode,
  Link,
  List,
  ListItem,
  Paragraph,
  Parents,
  Table,
} from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast';
import type { PageBreak } from '../manuscript/manuscript.ts';
import type { DisplayMath, InlineMath } from '../manuscript/mathematics.ts';
import { isTable } from '../manuscript/spans.ts';
import { attributesOf } from './container-attributes.ts';
import { counted } from './counted.ts';
import { glossary } from './definitions.ts';
import { besideEachOther, frameOf } from './frames.ts';
import { dateline, letter } from './letter.ts';
import { holdsReference, linked } from './linked.ts';
import { elementsOf, patched } from './patched.ts';
import { isPicture } from './shown-pictures.ts';
import { speeches } from './speeches.ts';
import { tableOf } from './table.ts';
import { verse } from './verse.ts';

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
  /** The sign before decimals in the language of the book. */
  decimal: string;
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
      const words = state.all(node);
      if (words.some(holdsReference)) return linked({ href }, words);
      return patched(state, node, h('a', { href, ...(dataPages && { dataPages }) }, words));
    },

    containerDirective(state, node: ContainerDirective, parent: Parents | undefined) {
      return patched(
        state,
        node,
        (Object.hasOwn(containers, node.name) && containers[node.name]!(state, node, parent)) ||
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

    table: (state, node: Table, parent: Parents | undefined) =>
      patched(state, node, tableOf(state, node, parent, surroundings.decimal)),

    list(state, node: List, parent: Parents | undefined) {
      if (parent && isTable(node, parent))
        return patched(state, node, tableOf(state, node, parent, surroundings.decimal));
      return counted(node, defaultHandlers.list(state, node));
    },
  };
}

const containers: Record<
  string,
  (state: State, node: ContainerDirective, parent: Parents | undefined) => Element
> = {
  verse,
  glossary,
  play: speeches,
  dialogue: speeches,
  letter,
  dateline,
  epigraph: (state, node) =>
    h(
      'blockquote',
      { className: ['epigraph'], 'epub:type': 'epigraph', role: 'doc-epigraph', ...attributesOf(node) },
      state.all(node),
    ),
  quotation: (state, node) => h('blockquote', attributesOf(node), state.all(node)),
  passage: (state, node) => h('div', { className: ['passage'], ...attributesOf(node) }, state.all(node)),
  signature: (state, node) => h('div', { className: ['signature'], ...attributesOf(node) }, state.all(node)),
  figure: (state, node) => figure('illustration', state, node, isPicture),
  table: (state, node) => figure('table', state, node, child => isTable(child, node)),
};

/** Whether an image is there for its looks alone: `:::figure{.ornament}`. */
export function isOrnament({ data }: ImageNode): boolean {
  return data?.ornament === true;
}

/**
 * What is shown, and the rest as its caption, which stands before or after it as in the manuscript; above a table in any case
 * (Chicago Manual of Style, 3.54).
 */
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
            caption.flatMap(child => elementsOf(state, child, node)),
          ),
        ]
      : [];
  const frame = frameOf(node);
  const content = shown.flatMap(child =>
    isPicture(child) ? pictures(state.all(child), frame.style) : elementsOf(state, child, node),
  );
  const first = className === 'table' || (parts[0] !== undefined && !isShown(parts[0]));
  const id = node.data?.figure;
  return h('figure', { className: [className, ...frame.classes], ...(id && { id }), ...attributesOf(node) }, [
    ...(first ? figcaption : []),
    ...pages.flatMap(child => elementsOf(state, child, node)),
    ...content,
    ...(first ? [] : figcaption),
  ]);
}

/** One picture as it is, several in a row. */
function pictures(nodes: ElementContent[], style: Properties): ElementContent[] {
  const shown = nodes.filter((node): node is Element => node.type === 'element');
  if (shown.length > 1) return [besideEachOther(shown, style)];
  const styled = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node;
    return node.tagName === 'img'
      ? { ...node, properties: { ...node.properties, ...style } }
      : { ...node, children: node.children.map(styled) };
  };
  return nodes.map(styled);
}
