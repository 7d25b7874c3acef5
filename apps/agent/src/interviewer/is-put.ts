/** Of the words of a question so many must have been said for it to have been asked: an interruption may cost the last ones. */
const shareOfWords = 0.7

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Whether what was said aloud puts a question as it is written, give or take a few words. */
export function isPut(question: string, said: string): boolean {
  const spoken = new Set(wordsOf(said))
  const wanted = [...new Set(wordsOf(question))]
  return wanted.filter((word) => spoken.has(word)).length >= wanted.length * shareOfWords
}
