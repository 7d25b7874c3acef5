import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Behaviour } from './behaviour.ts'
import { acceptSocket, type Socket } from './socket.ts'

/** Sound after which words begin and after which they are settled, in seconds. */
const [beginsAfter, settledAfter] = [0.5, 0.8]

/** Answers `/v1/stt` and `/v1/tts` as LiveKit Inference does, or fails as it was told. */
export function answerSocket(request: IncomingMessage, raw: Duplex, next: () => Behaviour, sound: Uint8Array): void {
  const behaviour = next()
  if (behaviour.kind === 'reset') return void raw.destroy()
  if (behaviour.kind === 'status') {
    const again = behaviour.retryAfter === undefined ? '' : `Retry-After: ${behaviour.retryAfter}\r\n`
    return void raw.end(`HTTP/1.1 ${behaviour.status} No\r\n${again}Content-Length: 0\r\nConnection: close\r\n\r\n`)
  }
  const say = (fields: object) => socket.send(JSON.stringify({ session_id: 's', ...fields }))
  const hears = request.url?.includes('/stt') ?? false
  const scene = { say, behaviour, sound, socket: () => socket }
  const take = hears ? hearing(scene) : speaking(scene)
  const socket: Socket = acceptSocket(request, raw, (text) => {
    const sent = JSON.parse(text) as Sent
    if (behaviour.kind !== 'refuse') take(sent)
    else if (sent.type === 'session.create') say({ type: 'error', message: behaviour.message, code: behaviour.status })
  })
  if (behaviour.kind === 'garbage') socket.send('<<<not what was asked for')
}

type Sent = { readonly type: string; readonly audio?: string; readonly transcript?: string }
type Scene = {
  readonly say: (fields: object) => void
  readonly behaviour: Behaviour
  readonly sound: Uint8Array
  readonly socket: () => Socket
}

const isMute = ({ kind }: Behaviour): boolean => kind === 'stall' || kind === 'garbage'

function breakNow({ behaviour, socket }: Scene): boolean {
  if (behaviour.kind !== 'break') return false
  if (behaviour.how === 'reset') socket().reset()
  else if (behaviour.how === 'half')
    socket().sendHalf(JSON.stringify({ type: 'final_transcript', transcript: 'as it' }))
  return true
}

function hearing(scene: Scene): (sent: Sent) => void {
  const { say, behaviour } = scene
  const text = ('text' in behaviour && behaviour.text) || 'as it should be'
  let [heard, began, broken] = [0, false, false]
  return ({ type, audio = '' }) => {
    if (broken || isMute(behaviour)) return
    if (type === 'session.create') return say({ type: 'session.created' })
    if (type === 'session.finalize') return say({ type: 'session.finalized' })
    if (type === 'session.close') return say({ type: 'session.closed' })
    if (type !== 'input_audio' || behaviour.kind === 'empty') return
    heard += Buffer.from(audio, 'base64').length / 32_000
    if (!began && heard >= beginsAfter) {
      began = true
      say({ type: 'interim_transcript', transcript: text.slice(0, 5) })
      broken = breakNow(scene)
    } else if (heard >= settledAfter) {
      say({ type: 'final_transcript', transcript: text })
      ;[heard, began] = [0, false]
    }
  }
}

function speaking(scene: Scene): (sent: Sent) => void {
  const { say, behaviour, sound } = scene
  const out = (bytes: Uint8Array) => say({ type: 'output_audio', audio: Buffer.from(bytes).toString('base64') })
  return ({ type }) => {
    if (isMute(behaviour)) return
    if (type === 'session.create') return say({ type: 'session.created' })
    if (type !== 'session.flush') return
    if (behaviour.kind !== 'empty') out(sound.slice(0, 9600))
    if (breakNow(scene)) return
    if (behaviour.kind !== 'empty')
      for (let at = 9600; at < sound.length; at += 24_000) out(sound.slice(at, at + 24_000))
    say({ type: 'done' })
  }
}
