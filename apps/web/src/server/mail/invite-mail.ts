import { minutes } from '@candor/shared'
import type { OwedMail } from '@candor/store'
import { calendarFile } from '../invites/calendar-file.ts'
import type { Mail } from './send-mail.ts'

type Facts = Pick<
  OwedMail,
  'inviteId' | 'kind' | 'to' | 'candidateName' | 'organisationName' | 'role' | 'company' | 'language' | 'maxLengthMs' | 'expiresAt' | 'timeZone'
> // prettier-ignore

/** What is mailed to an invited person, in the language of the interview, with the deadline on their own clock. */
export function inviteMail(facts: Facts, link: string, now: number): Mail {
  const words = facts.language === 'de' ? german : english
  const { subject, paragraphs } = words(facts, {
    link,
    until: deadline(facts.expiresAt, facts.timeZone, facts.language),
    minutes: Math.ceil(facts.maxLengthMs / minutes(1)),
  })
  // One line: a name may hold anything, a header may not.
  const mail = { to: facts.to, subject: subject.replaceAll(/\s+/g, ' '), text: paragraphs.join('\n\n') }
  if (facts.kind === 'withdrawn') return mail
  const { inviteId, expiresAt } = facts
  const description = paragraphs.join('\n\n')
  return {
    ...mail,
    calendar: {
      name: 'interview.ics',
      content: calendarFile({ inviteId, title: subject, description, link, expiresAt, now }),
    },
  }
}

/** A moment as somebody there writes it, with the name of their clock. */
export function deadline(moment: number, timeZone: string, language: 'en' | 'de'): string {
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(moment)
}

type Told = { readonly link: string; readonly until: string; readonly minutes: number }
type Words = (facts: Facts, told: Told) => { subject: string; paragraphs: string[] }

const english: Words = ({ kind, candidateName, role, company }, { link, until, minutes: length }) => {
  if (kind === 'withdrawn')
    return {
      subject: `Your interview with ${company}`,
      paragraphs: [
        `Hello ${candidateName},`,
        `${company} has taken back your invitation to an interview for ${role}. Your link no longer works.`,
        `If you think this is a mistake, write to ${company}.`,
      ],
    }
  return {
    subject: kind === 'reminder' ? `Reminder: your interview for ${role}` : `Your interview for ${role}`,
    paragraphs: [
      `Hello ${candidateName},`,
      kind === 'reminder'
        ? `Your interview for ${role} at ${company} is still open.`
        : `${company} invites you to an interview for ${role}.`,
      `You talk with an AI interviewer in your browser, when it suits you. It takes at most ${length} minutes; you need a microphone and a quiet place. If you drop out, the same link brings you back.`,
      link,
      `The link is yours alone and works until ${until}.`,
    ],
  }
}

const german: Words = ({ kind, candidateName, role, company }, { link, until, minutes: length }) => {
  if (kind === 'withdrawn')
    return {
      subject: `Ihr Gespräch mit ${company}`,
      paragraphs: [
        `Guten Tag ${candidateName},`,
        `${company} hat Ihre Einladung zum Gespräch für ${role} zurückgenommen. Ihr Link gilt nicht mehr.`,
        `Wenn Sie das für einen Irrtum halten, wenden Sie sich an ${company}.`,
      ],
    }
  return {
    subject: kind === 'reminder' ? `Erinnerung: Ihr Gespräch für ${role}` : `Ihr Gespräch für ${role}`,
    paragraphs: [
      `Guten Tag ${candidateName},`,
      kind === 'reminder'
        ? `Ihr Gespräch für ${role} bei ${company} ist noch offen.`
        : `${company} lädt Sie zu einem Gespräch für ${role} ein.`,
      `Sie sprechen im Browser mit einem KI-Interviewer, wann es Ihnen passt. Es dauert höchstens ${length} Minuten; Sie brauchen ein Mikrofon und einen ruhigen Ort. Wenn die Verbindung abbricht, führt derselbe Link Sie zurück.`,
      link,
      `Der Link gehört nur Ihnen und gilt bis ${until}.`,
    ],
  }
}
