import { Plan } from '@candor/shared'

/** The same plan for all lifetimes, shorter or longer. Its lengths are those of the attempt, which are drawn apart. */
export const planOf = (questions: number): Plan => plans[questions - 1] ?? first

const planWith = (count: number): Plan =>
  Plan.parse({
    v: 1,
    role: 'Harbour pilot',
    company: 'Harbour Bikes',
    questions: Array.from({ length: count }, (_, index) => ({ id: `question-${index + 1}`, text: 'What then?' })),
  })

const first = planWith(1)
const plans = [first, ...[2, 3, 4, 5, 6].map(planWith)]
