/** How large an XML text is, told without parsing it: parsers call themselves for every element within another. */
export interface Extent {
  /** Elements, attributes, comments, and other markup. */
  nodes: number;
  /** Elements within each other. */
  depth: number;
  /** Where the DOCTYPE ends; 0 where there is none. */
  prolog: number;
  /** What the DOCTYPE declares itself, between brackets. */
  subset: string | undefined;
}

/**
 * Measures an XML text in one pass. It never tells less than a parser would make of it; where the text is not
 * well-formed, it may tell more.
 * @param enough where it has more nodes or is deeper, measuring stops
 */
export function extentOf(xml: string, enough: { nodes: number; depth: number }): Extent {
  const extent: Extent = { nodes: 0, depth: 0, prolog: 0, subset: undefined };
  let depth = 0;
  let at = xml.indexOf('<');
  while (at >= 0 && extent.nodes <= enough.nodes && extent.depth <= enough.depth) {
    let next: number;
    if (xml.startsWith('</', at)) {
      depth--;
      next = at + 2;
    } else if (xml.startsWith('<!DOCTYPE', at)) {
      next = doctype(xml, at, extent);
    } else if (/[!?]/.test(xml[at + 1] ?? '')) {
      extent.nodes++;
      next = afterEnd(xml, at);
    } else {
      const tag = tagAt(xml, at);
      extent.nodes += 1 + tag.attributes;
      extent.depth = Math.max(extent.depth, depth + 1);
      if (!tag.isEmpty) depth++;
      next = tag.end;
    }
    at = next < 0 ? -1 : xml.indexOf('<', next);
  }
  return extent;
}

/** Where a comment, a CDATA section or an instruction ends; -1 where it does not. */
function afterEnd(xml: string, at: number): number {
  const end = xml.startsWith('<!--', at) ? '-->' : xml.startsWith('<![CDATA[', at) ? ']]>' : '?>';
  if (xml[at + 1] === '!' && end === '?>') return at + 2;
  const found = xml.indexOf(end, at + 2);
  return found < 0 ? -1 : found + end.length;
}

function tagAt(xml: string, start: number): { attributes: number; isEmpty: boolean; end: number } {
  let attributes = 0;
  let at = start + 1;
  for (; at < xml.length && xml[at] !== '>'; at++) {
    if (xml[at] !== '"' && xml[at] !== "'") continue;
    attributes++;
    const close = xml.indexOf(xml[at]!, at + 1);
    if (close < 0) return { attributes, isEmpty: true, end: -1 };
    at = close;
  }
  return { attributes, isEmpty: xml[at - 1] === '/', end: at + 1 };
}

/** Reads a DOCTYPE into the extent. @returns where it ends, -1 where it does not */
function doctype(xml: string, start: number, extent: Extent): number {
  let at = start;
  for (; at < xml.length && xml[at] !== '>' && xml[at] !== '['; at++) {
    if (xml[at] !== '"' && xml[at] !== "'") continue;
    at = xml.indexOf(xml[at]!, at + 1);
    if (at < 0) return -1;
  }
  if (xml[at] === '[') {
    const close = /\][ \t\r\n]*>/g;
    close.lastIndex = at;
    const match = close.exec(xml);
    if (!match) return -1;
    extent.subset = xml.slice(at + 1, match.index);
    extent.prolog = close.lastIndex;
  } else extent.prolog = at + 1;
  return extent.prolog;
}
