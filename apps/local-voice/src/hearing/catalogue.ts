/** A file of a model. Its digest is what the publisher's pages give; without one it is pinned when it first comes. */
export type ListedFile = { readonly name: string; readonly bytes: number; readonly sha256?: string }

/** How sherpa-onnx is given a model: by which part each file is. */
export type ModelFiles =
  | { readonly kind: 'transducer'; readonly encoder: string; readonly decoder: string; readonly joiner: string }
  | { readonly kind: 'tone'; readonly model: string }

export type ListedModel = {
  readonly id: string
  readonly language: string
  readonly says: string
  readonly licence: string
  /** The files are below this address. */
  readonly from: string
  readonly files: readonly ListedFile[]
  readonly parts: ModelFiles
}

const zoo = 'https://huggingface.co/csukuangfj'

/**
 * Models that recognise speech while it is spoken and whose licence lets everybody use them. For other languages their publishers state
 * no such licence: whoever has a model of their own imports it.
 */
export const catalogue: readonly ListedModel[] = [
  {
    id: 'en-small',
    language: 'en',
    says: 'English, quick on any laptop',
    licence: 'Apache-2.0',
    from: `${zoo}/sherpa-onnx-streaming-zipformer-en-20M-2023-02-17/resolve/main`,
    files: [
      {
        name: 'encoder-epoch-99-avg-1.int8.onnx',
        bytes: 42_845_182,
        sha256: '3810755ce7c3ab26b42a8bcf39d191308fa27fb0f53358823ba46141d03b7eb3',
      },
      {
        name: 'decoder-epoch-99-avg-1.onnx',
        bytes: 2_092_272,
        sha256: '45a7f940ecfb53d89fa270ad11b88b961e53a317203eb24b1c8e95ed208b0f30',
      },
      {
        name: 'joiner-epoch-99-avg-1.int8.onnx',
        bytes: 259_572,
        sha256: 'e085d73b593cf9b0707f370dbd656d58327d3fe36d80d849202ef81df02cb01e',
      },
      {
        name: 'tokens.txt',
        bytes: 5048,
        sha256: '49e3c2646595fd907228b3c6787069658f67b17377c60aeb8619c4551b2316fb',
      },
    ],
    parts: {
      kind: 'transducer',
      encoder: 'encoder-epoch-99-avg-1.int8.onnx',
      decoder: 'decoder-epoch-99-avg-1.onnx',
      joiner: 'joiner-epoch-99-avg-1.int8.onnx',
    },
  },
]
