// espeak-ng writes a WAV file: a 44-byte header, samples, and on closing it goes back to patch two sizes. As a device
// that takes the samples while they are written and ignores the rest, the file becomes a stream.
import type { EspeakFs } from 'espeak-ng'

const WAV_HEADER_BYTES = 44

/** A device for espeak's file system that hands over the samples written to it, without header and size patches. */
export function openPcmDevice(onSamples: (samples: Int16Array) => void) {
  let opened = false
  let patching = false
  let headerLeft = WAV_HEADER_BYTES
  let odd = new Uint8Array(0)

  function takeBytes(bytes: Uint8Array): void {
    const skipped = Math.min(headerLeft, bytes.length)
    headerLeft -= skipped
    // A copy: the bytes lie in espeak's memory, which it goes on using, and need not lie on an even address.
    const whole = new Uint8Array(odd.length + bytes.length - skipped)
    whole.set(odd)
    whole.set(bytes.subarray(skipped), odd.length)
    const even = whole.length - (whole.length % 2)
    odd = whole.slice(even)
    if (even > 0) onSamples(new Int16Array(whole.buffer, 0, even / 2))
  }

  return {
    opened: () => opened,
    mount(fs: EspeakFs, path: string): void {
      const device = fs.makedev(80, 0)
      fs.registerDevice(device, {
        open(stream) {
          opened = true
          stream.seekable = true
        },
        close() {},
        write(_stream, buffer, offset, length) {
          if (!patching) takeBytes(new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length))
          return length
        },
        llseek(_stream, offset, whence) {
          if (whence === 0 && offset < WAV_HEADER_BYTES) patching = true
          return offset
        },
      })
      fs.mkdev(path, device)
    },
  }
}
