export type Path = readonly (string | number)[]
type Branch = Record<string | number, unknown>

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null

/** What stands at a place of a draft; undefined where nothing does, since a draft need not be whole. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root
  for (const step of path) value = isBranch(value) ? value[step] : undefined
  return value
}

/** The list at a place; an empty one where there is none. */
export function listAt(root: unknown, path: Path): readonly unknown[] {
  const value = valueAt(root, path)
  return Array.isArray(value) ? value : []
}

/** A draft that differs from this one at one place. What is not on the way there stays the same object. */
export function setAt<Root>(root: Root, path: Path, value: unknown): Root {
  const [step, ...rest] = path
  if (step === undefined) return value as Root
  const copy: unknown = Array.isArray(root) ? [...(root as unknown[])] : { ...(isBranch(root) ? root : {}) }
  const branch = copy as Branch
  const next = setAt(branch[step], rest, value)
  if (next === undefined) delete branch[step]
  else branch[step] = next
  return copy as Root
}

export const addTo = <Root>(root: Root, path: Path, item: unknown): Root =>
  setAt(root, path, [...listAt(root, path), item])

export const removeFrom = <Root>(root: Root, path: Path, at: number): Root =>
  setAt(root, path, listAt(root, path).filter((_, index) => index !== at)) // prettier-ignore

/** The item moves by so many places, and not beyond either end. */
export function moveIn<Root>(root: Root, path: Path, at: number, by: number): Root {
  const list = [...listAt(root, path)]
  const to = Math.min(list.length - 1, Math.max(0, at + by))
  list.splice(to, 0, ...list.splice(at, 1))
  return setAt(root, path, list)
}

/** An id that no item of the list has: `question-4`. */
export function freeId(list: readonly unknown[], prefix: string): string {
  const taken = new Set(list.map((item) => valueAt(item, ['id'])))
  for (let number = list.length + 1; ; number += 1) {
    const id = `${prefix}-${number}`
    if (!taken.has(id)) return id
  }
}
