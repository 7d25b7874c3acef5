/** How an item is linked to inside its interview: the number of the attempt, and the item's place in it. It never changes. */
export function itemPlace(attempt: number, { epoch, seq }: { readonly epoch: number; readonly seq: number }): string {
  return `item-${attempt}-${epoch}-${seq}`
}
