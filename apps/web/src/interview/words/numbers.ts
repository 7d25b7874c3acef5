const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** “one question”, “three questions”, “14 questions”. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${small[count] ?? count} ${count === 1 ? one : many}`
}

/** A length in whole minutes, said as people say it; seconds below one minute. */
export function lengthInWords(ms: number): string {
  if (ms < 60_000) return `${Math.round(ms / 1000)} seconds`
  const minutes = Math.round(ms / 60_000)
  return minutes === 1 ? 'one minute' : `${minutes} minutes`
}
