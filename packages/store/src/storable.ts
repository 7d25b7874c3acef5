/** PostgreSQL's text cannot hold NUL, and UTF-8 cannot hold half a surrogate pair; a pasted one must not cost the whole text. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed()
}
