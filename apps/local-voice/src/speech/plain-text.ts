/**
 * What of a text can be said aloud: without markup tags, espeak's phoneme brackets `[[ ]]`, Markdown marks and control
 * characters (a NUL would cut the text off). Links keep their words.
 */
export function toPlainText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\[\[.*?\]\]/gs, ' ')
    .replace(/\[\[|\]\]/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<\/?[a-z!?][^<>]*>/gi, ' ')
    .replace(/[*_#`~|]+/g, ' ')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
