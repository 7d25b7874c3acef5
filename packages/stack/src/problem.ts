/**
 * Something a person can put right: `message` names what is wrong and what to do about it.
 * Printed as it is, without a stack trace; `code` is stable, the words may change.
 */
export class StackProblem extends Error {
  readonly code: string

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'StackProblem'
    this.code = code
  }
}

/** The system's code of an error (`ENOSPC`, `EADDRINUSE`), or an empty text. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

const REMEDIES: Record<string, string> = {
  ENOSPC: 'The disk is full. Free some space and start again.',
  EDQUOT: 'Your disk quota is used up. Free some space and start again.',
  EACCES: 'The folder may not be written by this account. Change its owner or use another folder.',
  EPERM: 'The system refuses this to your account. Change the owner of the folder or use another one.',
  EROFS: 'The file system is read-only. Use a folder that can be written.',
  EMFILE: 'Too many open files. Raise the limit (`ulimit -n 4096`) and start again.',
}

/** Turns a failure of the file system while doing `what` into a problem with a remedy; others pass unchanged. */
export function explainFileError(what: string, error: unknown): unknown {
  const remedy = REMEDIES[errorCode(error)]
  if (remedy === undefined || !(error instanceof Error)) return error
  return new StackProblem(`file-${errorCode(error).toLowerCase()}`, `${what}: ${error.message}. ${remedy}`, {
    cause: error,
  })
}
