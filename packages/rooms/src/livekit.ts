import { AgentDispatchClient, RoomServiceClient, ServerError, WebhookReceiver } from 'livekit-server-sdk'

export type LiveKitAddress = {
  /** `ws://…` or `http://…`, TLS or not: both name the same server. */
  readonly url: string
  readonly key: string
  readonly secret: string
  /** Where browsers reach it, when that is another address. */
  readonly publicUrl?: string | undefined
}

/** LiveKit's server API as this room uses it. Built once per process. */
export type LiveKit = LiveKitAddress & {
  readonly publicUrl: string
  readonly rooms: RoomServiceClient
  readonly dispatches: AgentDispatchClient
  readonly webhooks: WebhookReceiver
}

/** Every request to LiveKit's API is given up after this long. */
const requestLimitSeconds = 5

export function liveKitFrom({ url, key, secret, publicUrl = url }: LiveKitAddress): LiveKit {
  const host = url.replace(/^ws/, 'http')
  const options = { requestTimeout: requestLimitSeconds }
  return {
    url: url.replace(/^http/, 'ws'),
    publicUrl: publicUrl.replace(/^http/, 'ws'),
    key,
    secret,
    rooms: new RoomServiceClient(host, key, secret, options),
    dispatches: new AgentDispatchClient(host, key, secret, options),
    webhooks: new WebhookReceiver(key, secret),
  }
}

/** LiveKit answered that there is no such room or participant. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ServerError && (error.status === 404 || error.code === 'not_found')
}
