import type { FootnoteDefinition, FootnoteReference, Parents, Root, RootContent } from 'mdast';
import { slug } from './ids.ts';
import type { Note } from './publication.ts';
import type { Report } from './report.ts';

/** A note of a chapter, and what the manuscript has of it. */
export interface Entry {
  note: Note;
  definition: FootnoteDefinition;
}

/** Takes the notes out of the tree, by their identifiers. */
export function collectNotes(
  tree: Root,
  id: string,
  giveId: (wish: string) => string,
  report: Report,
): Map<string, Entry> {
  const notes = new Map<string, Entry>();
  const take = (parent: Parents) => {
    parent.children = (parent.children as RootContent[]).filter(child => {
      if ('children' in child) take(child);
      if (child.type !== 'footnoteDefinition') return true;
      const twice = notes.has(child.identifier);
      const label = child.label ?? child.identifier;
      if (twice)
        report(
          'note-twice',
          'error',
          `There are two notes ${label}. Give the second a letter: \`[^${label}b]\`.`,
          child,
        );
      notes.set(twice ? `${child.identifier} ${notes.size}` : child.identifier, {
        definition: child,
        note: {
          id: giveId(`${id}-n${slug(label) || notes.size}`),
          // `3b` is how the manuscript names the second of two notes printed as 3.
          label: label.replace(/^(\d+)[a-z]$/, '$1'),
          references: [],
          content: [],
          line: child.position?.start.line ?? 0,
        },
      });
      return false;
    }) as typeof parent.children;
  };
  take(tree);
  return notes;
}

/**
 * Notes a reference to a note.
 * @param unmatched how grave a reference without its note is
 * @returns the reference as it is written; undefined where there is no such note, which is reported
 */
export function refer(
  node: FootnoteReference,
  notes: Map<string, Entry>,
  report: Report,
  unmatched: 'error' | 'warning',
) {
  const note = notes.get(node.identifier)?.note;
  if (!note) {
    const label = node.label ?? node.identifier;
    report(
      'reference-without-note',
      unmatched,
      `There is no note ${label} in this chapter. Write it: it begins with \`[^${label}]:\`.`,
      node,
    );
    return undefined;
  }
  const id = `${note.id}-ref${note.references.length + 1}`;
  note.references.push(id);
  return { id, note: note.id, label: note.label };
}

/** Reports the notes that nothing refers to. */
export function reportUnreferred(
  notes: ReadonlyMap<string, Entry>,
  report: Report,
  unmatched: 'error' | 'warning',
): void {
  for (const { note, definition } of notes.values()) {
    if (note.references.length > 0) continue;
    report(
      'note-without-reference',
      unmatched,
      `Nothing in the text refers to note ${note.label}. Put \`[^${definition.label ?? definition.identifier}]\` where it belongs.`,
      definition,
    );
  }
}
