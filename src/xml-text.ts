/** What XML cannot hold at all: control characters, halves of surrogate pairs, and two code points more (XML 1.0, 2.2). */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** A text without what XML cannot hold; signs of XML in it are for others to escape. */
export const xmlText = (text: string): string => text.replace(forbidden, '');
