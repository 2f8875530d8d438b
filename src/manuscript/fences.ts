/**
 * A line that closes a container, also within a quotation; its colons are the group. What does not break is no space to
 * Markdown, and part of a text.
 */
export const containerEnd = /^[ \t>]*(:{3,})[ \t\r]*$/;
