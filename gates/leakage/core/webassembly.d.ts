/** What is used of WebAssembly: its types come with the browser's library, which this project has no use for. */
declare namespace WebAssembly {
  interface Memory {
    readonly buffer: ArrayBuffer
    /** By pages of 64 KiB; the buffer is another one afterwards. */
    grow(pages: number): number
  }
  /** Opaque. */
  interface Module {
    readonly [Symbol.toStringTag]: 'WebAssembly.Module'
  }
  interface Instance {
    readonly exports: Record<string, unknown>
  }
  const Module: new (bytes: Uint8Array) => Module
  const Instance: new (module: Module) => Instance
}
