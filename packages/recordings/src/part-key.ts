/** The key of a part: the same for every try to store it. */
export function partKey({ attemptId, epoch }: { attemptId: string; epoch: number }): string {
  return `${attemptId}/e${epoch}.ogg`
}
