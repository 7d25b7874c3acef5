import { Plan } from '@candor/shared'

/** The shortest plan in which one question follows another. */
export const twoQuestions = Plan.parse({
  v: 1,
  role: 'Boat builder',
  company: 'Harbour Bikes',
  questions: [
    { id: 'first', text: 'What did you build last?' },
    { id: 'second', text: 'What was hard about it?' },
  ],
})
