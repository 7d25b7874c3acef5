import type { Ports } from '../choose-ports.ts'
import type { Secrets } from '../secrets.ts'
import type { Stack } from '../stack.ts'
import type { PartName, StackOptions } from '../stack-options.ts'
import type { Part } from '../supervise/part.ts'

/** What every step of a start needs to know. */
export type Start = StackOptions & {
  stack: Stack
  secrets: Secrets
  ports: Ports
  wants: (part: PartName) => boolean
}

/** What each part is given: where to tell of a fall, and who stops it. */
export function hooks({ stack, report }: Start) {
  return { say: (line: string) => report.line(line), register: (part: Part) => stack.register(part) }
}
