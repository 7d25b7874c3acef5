import { z } from 'zod'
import {
  longestMaxLengthMs,
  longestReconnectWindowMs,
  maxLengthMs,
  minutes,
  reconnectWindowMs,
  seconds,
  shortestReconnectWindowMs,
} from '../basics/lengths.ts'

const unstorable = 'must not contain NUL or half a surrogate pair'
const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => text.isWellFormed() && !text.includes('\0'), unstorable)
const sentence = (most: number) => words(most).min(1)
const haveOwnIds = (list: readonly { id: string }[]) => new Set(list.map(({ id }) => id)).size === list.length

export const Question = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  text: sentence(600),
  purpose: sentence(400).optional(),
  mustAsk: z.boolean().default(true),
  followUps: z.number().int().min(0).max(5).default(1),
  timeMs: z.number().int().min(seconds(20)).max(minutes(30)).default(minutes(4)),
})
export type Question = z.infer<typeof Question>

/** What is said last and asked of the candidate, where the plan has one, goes by this id in progress and transcript. */
export const wrapUpId = 'wrap-up'

/** What the interviewer knows of a template. The rubric is kept apart, in a column the interviewer cannot read. */
export const Plan = z.object({
  v: z.literal(1),
  role: sentence(120),
  company: sentence(120),
  facts: words(8000).default(''),
  interviewerName: sentence(60).default('Alex'),
  language: z.enum(['en', 'de']).default('en'),
  questions: z
    .array(Question)
    .min(1)
    .max(60)
    .refine(haveOwnIds, 'two questions share one id')
    .refine((list) => list.every(({ id }) => id !== wrapUpId), `no question may go by the id ${wrapUpId}`),
  /** Asked after the last question, to let the candidate ask: a company that has none leaves it out. */
  wrapUp: sentence(600).optional(),
  limits: z
    .object({
      maxLengthMs: z.number().int().min(seconds(15)).max(longestMaxLengthMs).default(maxLengthMs),
      reconnectWindowMs: z
        .number()
        .int()
        .min(shortestReconnectWindowMs)
        .max(longestReconnectWindowMs)
        .default(reconnectWindowMs),
    })
    .prefault({}),
})
export type Plan = z.infer<typeof Plan>

const Criterion = z.object({
  id: sentence(40),
  title: sentence(120),
  anchors: z.array(sentence(400)).length(5),
  weight: z.number().min(0).max(10).default(1),
})

/** What the recruiter judges by. Never leaves the recruiter's side. */
export const Rubric = z.object({
  v: z.literal(1),
  criteria: z.array(Criterion).max(20).refine(haveOwnIds, 'two criteria share one id'),
})
export type Rubric = z.infer<typeof Rubric>
