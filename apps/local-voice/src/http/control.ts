// The control door, for tests only: makes a route slow, wrong, stalled or broken for the next so many requests.
import { z } from 'zod'

export const FAULTY_ROUTES = ['speech', 'chat', 'transcriptions'] as const
export type FaultyRoute = (typeof FAULTY_ROUTES)[number]

const byte = z.number().int().min(0)

/** A rule as it is posted. `count` 0 or absent: until cleared. `status` or `body`: a fixed answer. */
export const controlRule = z.strictObject({
  route: z.enum(FAULTY_ROUTES),
  delayMs: z.number().min(0).max(600_000).optional(),
  status: z.number().int().min(200).max(599).optional(),
  body: z.unknown().optional(),
  headers: z.record(z.string().regex(/^[\w-]+$/), z.string().regex(/^[\x20-\x7e]*$/)).optional(),
  stallAtByte: byte.optional(),
  resetAtByte: byte.optional(),
  count: z.number().int().min(0).optional(),
})
export type ControlRule = z.infer<typeof controlRule>

export type ControlState = { rules: ControlRule[]; served: Record<FaultyRoute, number> }

/** The rules in force. `take` counts a request and uses up the first rule of its route. */
export type Control = {
  add(rule: ControlRule): void
  clear(): void
  state(): ControlState
  take(route: FaultyRoute): ControlRule | undefined
}

/** Starts with no rules and all counts at 0. */
export function createControl(): Control {
  let rules: { rule: ControlRule; left: number }[] = []
  const nothing = { speech: 0, chat: 0, transcriptions: 0 }
  let served = { ...nothing }

  return {
    add: (rule) => void rules.push({ rule, left: rule.count || Infinity }),
    clear() {
      rules = []
      served = { ...nothing }
    },
    state: () => ({
      rules: rules.map(({ rule, left }) => (left === Infinity ? rule : { ...rule, count: left })),
      served: { ...served },
    }),
    take(route) {
      served[route] += 1
      const current = rules.find(({ rule }) => rule.route === route)
      if (!current) return undefined
      current.left -= 1
      if (current.left === 0) rules = rules.filter((other) => other !== current)
      return current.rule
    },
  }
}
