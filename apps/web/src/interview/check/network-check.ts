import { type CheckAnswer, seconds, within } from '@candor/shared'
import { CheckStatus, ConnectionCheck, LogLevel, setLogLevel } from 'livekit-client'
import type { Finding, Network } from './network.ts'

// LiveKit's own checks. This file brings the SDK with it, so it is fetched only when the candidate presses Check.

setLogLevel(LogLevel.silent)

/** Each look is given up after this long; what has not answered by then does not work for an interview. */
const lookLimitMs = seconds(20)

/** Tries signalling, WebRTC and TURN, one after the other, and tells of each as soon as it is known. Never throws. */
export async function tryNetwork({ serverUrl, token }: CheckAnswer, tell: (seen: Partial<Network>) => void) {
  const check = new ConnectionCheck(serverUrl, token)
  const looks = [
    ['signal', () => check.checkWebsocket()],
    ['media', () => check.checkWebRTC()],
    ['relay', () => check.checkTURN()],
  ] as const
  for (const [name, look] of looks) {
    tell({ [name]: 'running' })
    try {
      const { status } = await within(lookLimitMs, `check ${name}`, look)
      tell({ [name]: findingOf(status) })
    } catch {
      tell({ [name]: 'bad' })
    }
  }
}

function findingOf(status: CheckStatus): Finding {
  if (status === CheckStatus.SUCCESS) return 'good'
  return status === CheckStatus.SKIPPED ? 'absent' : 'bad'
}
