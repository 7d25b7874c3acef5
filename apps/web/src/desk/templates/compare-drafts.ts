export type Difference = { readonly path: string; readonly before: string | null; readonly after: string | null }

/** Where two contents differ, place by place, in their order. Items of a list that have an id are followed by it, wherever they moved. */
export function compareDrafts(before: unknown, after: unknown): Difference[] {
  const [old, young] = [placesOf(before), placesOf(after)]
  const paths = [...new Set([...old.keys(), ...young.keys()])]
  return paths
    .map((path) => ({ path, before: old.get(path) ?? null, after: young.get(path) ?? null }))
    .filter((place) => place.before !== place.after)
}

function placesOf(
  value: unknown,
  path: readonly string[] = [],
  found = new Map<string, string>(),
): Map<string, string> {
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) placesOf(item, [...path, nameOf(item) ?? String(at + 1)], found)
    const ids = value.map(nameOf)
    if (ids.length > 1 && ids.every((id) => id !== null)) found.set([...path, 'order'].join(' › '), ids.join(', '))
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value))
      if (name !== 'id' && name !== 'v') placesOf(part, [...path, name], found)
  } else if (value !== undefined) found.set(path.join(' › '), String(value))
  return found
}

const nameOf = (item: unknown): string | null =>
  typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string' ? item.id : null
