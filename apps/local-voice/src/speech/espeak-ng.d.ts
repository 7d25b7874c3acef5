// The package ships no types, and without the browser's library TypeScript knows no WebAssembly: only what is used here
// is described.
declare namespace WebAssembly {
  type Imports = Record<string, Record<string, unknown>>
  type Module = { readonly kind: 'compiled' }
  type Instance = { readonly kind: 'instance' }
  function compile(bytes: Uint8Array): Promise<Module>
  function instantiate(module: Module, imports: Imports): Promise<Instance>
}

declare module 'espeak-ng' {
  export type StreamOps = {
    open(stream: { seekable: boolean }): void
    close(): void
    write(stream: unknown, buffer: Int8Array, offset: number, length: number): number
    llseek(stream: unknown, offset: number, whence: number): number
  }
  export type EspeakFs = {
    writeFile(path: string, text: string): void
    makedev(major: number, minor: number): number
    registerDevice(device: number, ops: StreamOps): void
    mkdev(path: string, device: number): void
  }
  export type EspeakModule = {
    arguments?: string[]
    print?: (line: string) => void
    printErr?: (line: string) => void
    preRun?: ((module: { FS: EspeakFs }) => void)[]
    instantiateWasm?: (imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) => object
  }
  export default function loadEspeak(module: EspeakModule): Promise<unknown>
}
