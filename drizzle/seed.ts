import { Plan, Rubric } from '@candor/shared'
import { connect } from './client.ts'
import { template, templateVersion } from './schema/index.ts'

export const sampleTemplateId = 'tpl_samplebackendengineer'

const plan = Plan.parse({
  v: 1,
  role: 'Back-end engineer',
  company: 'Harbour Bikes',
  facts:
    'Harbour Bikes rents bicycles in eleven port towns. The engineering team has nine people and works from anywhere in Europe.',
  interviewerName: 'Alex',
  questions: [
    {
      id: 'recent-work',
      text: 'Please tell me about a system you have worked on recently, and your part in it.',
      purpose: 'What the candidate really did, in their own words.',
    },
    {
      id: 'hard-fault',
      text: 'Tell me about a fault that was hard to find. How did you find it in the end?',
      purpose: 'Method under uncertainty.',
    },
    {
      id: 'do-differently',
      text: 'What would you do differently if you could start that work again?',
      purpose: 'Learning from experience.',
    },
  ],
})

const anchors = (subject: string) => [
  `No evidence of ${subject}.`,
  `Names ${subject} in general terms only.`,
  `One concrete example of ${subject}.`,
  `Several concrete examples of ${subject}, with reasons.`,
  `Concrete, reasoned and reflected ${subject}, with its limits.`,
]

const rubric = Rubric.parse({
  v: 1,
  criteria: [
    { id: 'ownership', title: 'Own part in the work', anchors: anchors('own work') },
    { id: 'method', title: 'Method when something fails', anchors: anchors('a method') },
    { id: 'learning', title: 'Learning', anchors: anchors('learning') },
  ],
})

/** Puts a template into an empty product, so that the first interview can begin. Idempotent; changes nothing that is there. */
export async function seed(databaseUrl: string): Promise<void> {
  const { db, close } = connect(databaseUrl, { max: 1, name: 'candor-seed' })
  try {
    await db.insert(template).values({ id: sampleTemplateId, title: plan.role }).onConflictDoNothing()
    await db
      .insert(templateVersion)
      .values({ templateId: sampleTemplateId, version: 1, plan, rubric })
      .onConflictDoNothing()
  } finally {
    await close()
  }
}
