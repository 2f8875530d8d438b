/**
 * A line that closes a container, also within a quotation; its colons are the group. What does not break is no space to
 * Markdown, and part of a text.
 */
export const containerEnd = /^[ \t>]*(:{3,})[ \t\r]*$/;

/** A line that begins a container in other kinds of Markdown, `::: verse` or `:::{.verse}`, and none in ours; its colons and what follows are groups. */
export const otherFence = /^[ \t>]*(:{3,})[ \t]*(\{.{0,200}\}|(?<=[ \t])[A-Za-z][\w-]{0,40})[ \t:\r]*$/;
