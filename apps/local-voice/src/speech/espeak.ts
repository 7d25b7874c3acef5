// One espeak-ng call: text in, 22,050 Hz mono PCM out. The package is a command line program compiled to WASM whose
// main() runs once per instance, so each call makes an instance from the module that was compiled at start. A call
// settles in microtasks only and blocks its thread: it belongs in a worker thread.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import loadEspeak, { type EspeakModule } from 'espeak-ng'
import { openPcmDevice } from './pcm-device.ts'

/** Sample rate of what espeak-ng writes, in Hz. */
export const ESPEAK_RATE = 22_050

/** What to say and how: `wordsPerMinute` 80 to 450 (175 is the usual), `pitch` 0 to 99. */
export type Utterance = { text: string; voice: string; wordsPerMinute?: number; pitch?: number }

/** Compiles the 18 MB module once; the result can be posted to worker threads. */
export async function compileEspeak(): Promise<WebAssembly.Module> {
  const entry = createRequire(import.meta.url).resolve('espeak-ng')
  return WebAssembly.compile(await readFile(entry.replace(/\.js$/, '.wasm')))
}

/**
 * Speaks one utterance and hands over the samples as they are made. A throw in `onSamples` stops the synthesis and is
 * passed on; an unknown voice throws an Error with espeak's own words.
 */
export async function speakUtterance(
  compiled: WebAssembly.Module,
  utterance: Utterance,
  onSamples: (samples: Int16Array) => void,
): Promise<void> {
  const complaints: string[] = []
  const device = openPcmDevice(onSamples)
  await runMain(compiled, {
    arguments: espeakArguments(utterance),
    print: () => {},
    printErr: (line) => complaints.push(line),
    preRun: [
      (module) => {
        // The text goes in by a file: as an argument, one that starts with '-' would be an option.
        module.FS.writeFile('/in.txt', utterance.text)
        device.mount(module.FS, '/dev/pcm')
      },
    ],
  })
  if (!device.opened()) throw new Error(`espeak-ng said nothing: ${complaints.join(' ') || 'no reason given'}`)
}

function espeakArguments({ voice, wordsPerMinute = 175, pitch = 50 }: Utterance): string[] {
  const options = ['-v', voice, '-s', String(Math.round(wordsPerMinute)), '-p', String(Math.round(pitch))]
  return [...options, '-w', '/dev/pcm', '-f', '/in.txt']
}

// The hook must answer later, not in its own stack frame: the loader decides only afterwards that main() shall run.
function runMain(compiled: WebAssembly.Module, module: EspeakModule): Promise<void> {
  return new Promise((resolve, reject) => {
    const instantiateWasm: EspeakModule['instantiateWasm'] = (imports, receive) => {
      WebAssembly.instantiate(compiled, imports)
        .then((instance) => withoutStacks(() => receive(instance)))
        .then(resolve, reject)
      return {}
    }
    loadEspeak({ ...module, instantiateWasm }).catch(reject)
  })
}

// The loader looks for hundreds of files that are not there, each a thrown error: without stacks a call takes 35 ms, not 70.
function withoutStacks(run: () => void): void {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    run()
  } finally {
    Error.stackTraceLimit = limit
  }
}
