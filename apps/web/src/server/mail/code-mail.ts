import type { Mail } from './send-mail.ts'

/** The mail with a one-time code. It carries no link: whoever reads it for somebody else opens nothing by it. */
export function codeMail(to: string, code: string): Mail {
  return {
    to,
    subject: `${code} is your code for Candor`,
    text: [
      `Your code is ${code}. Enter it on the page where you asked for it; it works for five minutes and once.`,
      'If you did not ask for it, leave this mail alone: nobody is signed in by it.',
    ].join('\n\n'),
  }
}
