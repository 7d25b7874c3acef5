declare module 'sherpa-onnx' {
  type Stream = { acceptWaveform(rate: number, samples: Float32Array): void; inputFinished(): void; free(): void }
  type Recogniser = {
    handle: number
    createStream(): Stream
    isReady(stream: Stream): boolean
    decode(stream: Stream): void
    getResult(stream: Stream): { text: string }
  }
  export function createOnlineRecognizer(config: object): Recogniser
}
