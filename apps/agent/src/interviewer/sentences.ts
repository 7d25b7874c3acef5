import { type EndReason, endReasons, type Plan } from '@candor/shared'
import { careSentencesIn } from '../care/sentences.ts'

/** What the interviewer says word for word. Everything else is the model's. */
export type Sentences = {
  readonly greeting: (plan: Plan, firstName: string) => string
  readonly back: string
  readonly takingOver: string
  readonly notHeard: string
  /** Where all has been asked and answered, and only the goodbye is missing. */
  readonly anythingElse: string
  readonly goodbyes: Partial<Record<EndReason, string>>
  readonly otherGoodbye: string
}

const english: Sentences = {
  greeting: (plan, firstName) =>
    `Hello ${firstName}. I am ${plan.interviewerName}, an AI interviewer, speaking for ${plan.company} about the role ${plan.role}. ` +
    `This conversation is recorded and written down. Take your time with each answer.`,
  back: 'Welcome back. Let us go on where we stopped.',
  takingOver: 'Excuse the interruption, I am back on the line. Let us go on.',
  anythingElse: 'Is there anything you would like to add?',
  notHeard: 'I am sorry, I could not make out the words. Please say it once more, or type your answer.',
  goodbyes: {
    completed: 'Thank you for taking the time. The interview is over now, and your answers are with the team. Goodbye.',
    time_limit: 'Our time is up. Thank you very much for your answers. Goodbye.',
    technical_failure:
      'I am sorry, we have to stop here for a technical reason. You can continue later with the same link. Goodbye.',
  },
  otherGoodbye: 'We end the interview here. Thank you for your time. Goodbye.',
}

const german: Sentences = {
  greeting: (plan, firstName) =>
    `Guten Tag ${firstName}. Ich bin ${plan.interviewerName}, ein KI-Interviewer, und spreche für ${plan.company} über die Stelle ${plan.role}. ` +
    `Dieses Gespräch wird aufgenommen und mitgeschrieben. Nehmen Sie sich für jede Antwort Zeit.`,
  back: 'Willkommen zurück. Wir machen dort weiter, wo wir waren.',
  takingOver: 'Entschuldigen Sie die Unterbrechung, ich bin wieder da. Wir machen weiter.',
  anythingElse: 'Möchten Sie noch etwas hinzufügen?',
  notHeard: 'Das konnte ich leider nicht verstehen. Bitte sagen Sie es noch einmal, oder tippen Sie Ihre Antwort.',
  goodbyes: {
    completed:
      'Vielen Dank für Ihre Zeit. Das Interview ist jetzt zu Ende, Ihre Antworten liegen dem Team vor. Auf Wiederhören.',
    time_limit: 'Unsere Zeit ist um. Vielen Dank für Ihre Antworten. Auf Wiederhören.',
    technical_failure:
      'Wir müssen leider aus technischen Gründen aufhören. Sie können später mit demselben Link weitermachen. Auf Wiederhören.',
  },
  otherGoodbye: 'Wir beenden das Gespräch hier. Vielen Dank für Ihre Zeit. Auf Wiederhören.',
}

export const sentencesIn: Record<Plan['language'], Sentences> = { en: english, de: german }

/** The last words for an end reason. */
export function goodbyeFor(language: Plan['language'], reason: EndReason): string {
  if (reason === 'candidate_silent') return careSentencesIn[language].candidateSilent
  const { goodbyes, otherGoodbye } = sentencesIn[language]
  return goodbyes[reason] ?? otherGoodbye
}

/** Every goodbye of a language: what is prepared as sound for when the voice is away. */
export function goodbyesOf(language: Plan['language']): string[] {
  return [...new Set(endReasons.map((reason) => goodbyeFor(language, reason)))]
}
