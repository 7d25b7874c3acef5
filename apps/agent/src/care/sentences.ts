import { type Plan, seconds } from '@candor/shared'

/** What the interviewer says word for word when it looks after the candidate. */
export type CareSentences = {
  readonly stillThere: string
  readonly stillThereAgain: string
  readonly candidateSilent: string
  readonly oneMoment: string
  /** Instead of a reply that did not come in time. */
  readonly tookTooLong: string
  /** Said when so many milliseconds are left. */
  readonly timeLeft: (remainingMs: number) => string
}

const roughly = (remainingMs: number): 'two' | 'one' | 'less' =>
  remainingMs >= seconds(90) ? 'two' : remainingMs >= seconds(45) ? 'one' : 'less'

const english: CareSentences = {
  stillThere: 'Are you still there? Take your time.',
  stillThereAgain: 'I cannot hear you at the moment. If you are there, say a word, or type your answer.',
  candidateSilent:
    'I have not heard from you for a while, so I stop here. You can continue later with the same link. Goodbye.',
  oneMoment: 'One moment, please.',
  tookTooLong: 'I am sorry, I was slow just now. Please say that once more.',
  timeLeft: (remainingMs) =>
    ({
      two: 'A short note on the time: we have about two minutes left.',
      one: 'A short note on the time: we have about one minute left.',
      less: 'A short note on the time: we have less than a minute left.',
    })[roughly(remainingMs)],
}

const german: CareSentences = {
  stillThere: 'Sind Sie noch da? Nehmen Sie sich Zeit.',
  stillThereAgain: 'Ich höre Sie gerade nicht. Wenn Sie da sind, sagen Sie ein Wort, oder tippen Sie Ihre Antwort.',
  candidateSilent:
    'Ich habe eine Weile nichts von Ihnen gehört und höre hier auf. Sie können später mit demselben Link weitermachen. Auf Wiederhören.',
  oneMoment: 'Einen Moment bitte.',
  tookTooLong: 'Entschuldigung, das hat bei mir zu lange gedauert. Bitte sagen Sie es noch einmal.',
  timeLeft: (remainingMs) =>
    ({
      two: 'Kurz zur Zeit: Wir haben noch etwa zwei Minuten.',
      one: 'Kurz zur Zeit: Wir haben noch etwa eine Minute.',
      less: 'Kurz zur Zeit: Wir haben noch weniger als eine Minute.',
    })[roughly(remainingMs)],
}

export const careSentencesIn: Record<Plan['language'], CareSentences> = { en: english, de: german }
