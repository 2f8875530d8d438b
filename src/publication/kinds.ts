import type { ChapterType } from '../manuscript/manuscript.ts';
import type { Document } from './publication.ts';

/** What each type of chapter is in a book: its usual zone, and its names in EPUB's and ARIA's vocabularies. */
export const kinds: Record<ChapterType, { zone: Document['zone']; epubType?: string; role?: string }> = {
  'half-title': { zone: 'front', epubType: 'halftitlepage' },
  'also-by': { zone: 'front' },
  frontispiece: { zone: 'front' },
  dedication: { zone: 'front', epubType: 'dedication', role: 'doc-dedication' },
  epigraph: { zone: 'front', epubType: 'epigraph', role: 'doc-epigraph' },
  foreword: { zone: 'front', epubType: 'foreword', role: 'doc-foreword' },
  preface: { zone: 'front', epubType: 'preface', role: 'doc-preface' },
  acknowledgements: { zone: 'front', epubType: 'acknowledgments', role: 'doc-acknowledgments' },
  abbreviations: { zone: 'front' },
  prologue: { zone: 'body', epubType: 'prologue', role: 'doc-prologue' },
  introduction: { zone: 'body', epubType: 'introduction', role: 'doc-introduction' },
  volume: { zone: 'body', epubType: 'volume' },
  part: { zone: 'body', epubType: 'part', role: 'doc-part' },
  chapter: { zone: 'body', epubType: 'chapter', role: 'doc-chapter' },
  conclusion: { zone: 'body', epubType: 'conclusion', role: 'doc-conclusion' },
  epilogue: { zone: 'body', epubType: 'epilogue', role: 'doc-epilogue' },
  afterword: { zone: 'back', epubType: 'afterword', role: 'doc-afterword' },
  appendix: { zone: 'back', epubType: 'appendix', role: 'doc-appendix' },
  notes: { zone: 'back' },
  glossary: { zone: 'back', epubType: 'glossary', role: 'doc-glossary' },
  bibliography: { zone: 'back', epubType: 'bibliography', role: 'doc-bibliography' },
  chronology: { zone: 'back' },
  plates: { zone: 'back', epubType: 'loi' },
  index: { zone: 'back', epubType: 'index', role: 'doc-index' },
  errata: { zone: 'back', epubType: 'errata', role: 'doc-errata' },
  'about-the-author': { zone: 'back' },
  colophon: { zone: 'back', epubType: 'colophon', role: 'doc-colophon' },
  other: { zone: 'body' },
};
