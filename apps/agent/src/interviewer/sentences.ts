import type { EndReason, Plan } from '@candor/shared'

/** What the interviewer says word for word. Everything else is the model's. */
export type Sentences = {
  readonly greeting: (plan: Plan, firstName: string) => string
  readonly back: string
  readonly takingOver: string
  readonly notHeard: string
  readonly goodbye: (reason: EndReason) => string
}

const english: Sentences = {
  greeting: (plan, firstName) =>
    `Hello ${firstName}. I am ${plan.interviewerName}, an AI interviewer, speaking for ${plan.company} about the role ${plan.role}. ` +
    `This conversation is written down. Take your time with each answer.`,
  back: 'Welcome back. Let us go on where we stopped.',
  takingOver: 'Excuse the interruption, I am back on the line. Let us go on.',
  notHeard: 'I am sorry, I could not make out the words. Please say it once more, or type your answer.',
  goodbye: (reason) => {
    switch (reason) {
      case 'completed':
        return 'Thank you very much for your answers. That was my last question. Goodbye, and have a good day.'
      case 'time_limit':
        return 'Our time is up. Thank you very much for your answers. Goodbye.'
      case 'technical_failure':
      case 'interviewer_lost':
        return 'I am sorry, we have to stop here for a technical reason. You can continue later with the same link. Goodbye.'
      default:
        return 'We end the interview here. Thank you for your time. Goodbye.'
    }
  },
}

const german: Sentences = {
  greeting: (plan, firstName) =>
    `Guten Tag ${firstName}. Ich bin ${plan.interviewerName}, ein KI-Interviewer, und spreche für ${plan.company} über die Stelle ${plan.role}. ` +
    `Dieses Gespräch wird mitgeschrieben. Nehmen Sie sich für jede Antwort Zeit.`,
  back: 'Willkommen zurück. Wir machen dort weiter, wo wir waren.',
  takingOver: 'Entschuldigen Sie die Unterbrechung, ich bin wieder da. Wir machen weiter.',
  notHeard: 'Das konnte ich leider nicht verstehen. Bitte sagen Sie es noch einmal, oder tippen Sie Ihre Antwort.',
  goodbye: (reason) => {
    switch (reason) {
      case 'completed':
        return 'Vielen Dank für Ihre Antworten. Das war meine letzte Frage. Auf Wiederhören.'
      case 'time_limit':
        return 'Unsere Zeit ist um. Vielen Dank für Ihre Antworten. Auf Wiederhören.'
      case 'technical_failure':
      case 'interviewer_lost':
        return 'Wir müssen leider aus technischen Gründen aufhören. Sie können später mit demselben Link weitermachen. Auf Wiederhören.'
      default:
        return 'Wir beenden das Gespräch hier. Vielen Dank für Ihre Zeit. Auf Wiederhören.'
    }
  },
}

export const sentencesIn: Record<Plan['language'], Sentences> = { en: english, de: german }
