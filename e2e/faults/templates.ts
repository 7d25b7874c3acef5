import { Plan } from '@candor/shared'

const usualQuestions = ['one', 'two', 'three', 'four']

const planOf = (maxLengthMs: number, questions: readonly string[] = usualQuestions): Plan =>
  Plan.parse({
    v: 1,
    role: 'Tester',
    company: 'Candor',
    interviewerName: 'Alex',
    questions: questions.map((word) => ({ id: word, text: `This is question ${word}. What do you say?` })),
    limits: { maxLengthMs },
  })

/** `long` has room for many blows, `single` a short way to the end. */
export const templates = {
  usual: { id: 'tpl_faultstage', plan: planOf(600_000) },
  short: { id: 'tpl_faultshort', plan: planOf(60_000) },
  single: { id: 'tpl_faultsingle', plan: planOf(600_000, ['one']) },
  long: {
    id: 'tpl_faultlong',
    plan: planOf(
      1_200_000,
      Array.from({ length: 20 }, (_, index) => `number-${index + 1}`),
    ),
  },
}
export type TemplateName = keyof typeof templates
