/** Runs once when the server starts, before the first request: a process that cannot work does not begin. */
export async function register(): Promise<void> {
  // Next.js puts the value in while building, and leaves the rest out for runtimes that are not Node.
  // oxlint-disable-next-line node/no-process-env
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  await (await import('./start-or-exit.ts')).startOrExit()
  ;(await import('./server/mail/send-owed-mails.ts')).keepSendingMails()
  ;(await import('./server/accounts/keep-forgetting.ts')).keepForgetting()
}
