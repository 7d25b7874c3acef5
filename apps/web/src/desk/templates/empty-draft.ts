import { Plan, Rubric, type TemplateDraft, TemplateSettings } from '@candor/shared'

/** What a new template begins with: the usual lengths, one question to write, no criteria. */
export const emptyDraft: TemplateDraft = {
  v: 1,
  plan: {
    ...Plan.parse({ v: 1, role: 'x', company: 'x', questions: [{ id: 'first', text: 'x' }] }),
    role: '',
    company: '',
    questions: [{ id: 'question-1', text: '', purpose: '', mustAsk: true, followUps: 1, timeMs: 240_000 }],
  },
  rubric: Rubric.parse({ v: 1, criteria: [] }),
  settings: TemplateSettings.parse({ v: 1 }),
}
