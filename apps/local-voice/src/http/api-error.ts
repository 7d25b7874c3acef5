/** An answer in OpenAI's error shape. `code` is stable, the message may change. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** The body of an error answer. */
export function describeError({ status, code, message }: ApiError): object {
  return { error: { message, type: status < 500 ? 'invalid_request_error' : 'server_error', param: null, code } }
}
