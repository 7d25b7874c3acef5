import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** The server's end of a WebSocket: text messages in, text messages out, and the ways one breaks. */
export type Socket = {
  readonly send: (text: string) => void
  /** The beginning of a message that never ends. */
  readonly sendHalf: (text: string) => void
  readonly reset: () => void
  readonly close: () => void
}

const magic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** Takes an upgrade request. Only what the SDK's client needs: unfragmented text up to 64 kB, close. */
export function acceptSocket(request: IncomingMessage, raw: Duplex, onText: (text: string) => void): Socket {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${magic}`).digest('base64')
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']
  raw.write(`${lines.join('\r\n')}\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`)
  let rest = Buffer.alloc(0)
  raw.on('error', () => raw.destroy())
  raw.on('data', (piece: Buffer) => {
    rest = Buffer.concat([rest, piece])
    for (let read = readFrame(rest); read; read = readFrame(rest)) {
      rest = rest.subarray(read.length)
      if (read.opcode === 1) onText(read.text)
      if (read.opcode === 8) raw.end(frameOf(8, Buffer.alloc(0)))
    }
  })
  const write = (bytes: Buffer): void => void (raw.writable && raw.write(bytes))
  return {
    send: (text) => write(frameOf(1, Buffer.from(text))),
    sendHalf: (text) => {
      const whole = frameOf(1, Buffer.from(text))
      write(whole.subarray(0, whole.length >> 1))
    },
    reset: () =>
      void ('resetAndDestroy' in raw ? (raw as { resetAndDestroy: () => void }).resetAndDestroy() : raw.destroy()),
    close: () => void raw.end(frameOf(8, Buffer.alloc(0))),
  }
}

function frameOf(opcode: number, content: Buffer): Buffer {
  const short = content.length < 126
  const head = Buffer.alloc(short ? 2 : 4)
  head[0] = 0x80 | opcode
  head[1] = short ? content.length : 126
  if (!short) head.writeUInt16BE(content.length, 2)
  return Buffer.concat([head, content])
}

function readFrame(bytes: Buffer): { opcode: number; text: string; length: number } | null {
  if (bytes.length < 2) return null
  const short = bytes[1]! & 0x7f
  const headLength = short === 126 ? 4 : 2
  if (bytes.length < headLength) return null
  const size = short === 126 ? bytes.readUInt16BE(2) : short
  const length = headLength + 4 + size
  if (bytes.length < length) return null
  const mask = bytes.subarray(headLength, headLength + 4)
  const content = Buffer.from(bytes.subarray(headLength + 4, length)).map((byte, at) => byte ^ mask[at % 4]!)
  return { opcode: bytes[0]! & 0x0f, text: Buffer.from(content).toString('utf8'), length }
}
