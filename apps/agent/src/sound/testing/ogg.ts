const preSkip = 312

/** A page of an Ogg file that holds one packet of `size` bytes. */
export function page({ granule, flags = 0, content }: { granule: bigint; flags?: number; content: Buffer }): Buffer {
  const lengths = [...Array<number>(Math.floor(content.length / 255)).fill(255), content.length % 255]
  const header = Buffer.alloc(27 + lengths.length)
  header.write('OggS')
  header[5] = flags
  header.writeBigInt64LE(granule, 6)
  header[26] = lengths.length
  header.set(lengths, 27)
  return Buffer.concat([header, content])
}

/** The pages of a recording of so many seconds, a page a second, as the SDK's recorder writes them; only the last one says that it is. */
export function oggOf(seconds: number, { ended = true } = {}): Buffer {
  const head = Buffer.alloc(19)
  head.write('OpusHead')
  head.writeUInt16LE(preSkip, 10)
  const sound = Array.from({ length: seconds }, (_, index) =>
    page({
      granule: BigInt((index + 1) * 48_000 + preSkip),
      flags: ended && index === seconds - 1 ? 4 : 0,
      content: Buffer.alloc(12_000, index),
    }),
  )
  return Buffer.concat([page({ granule: 0n, flags: 2, content: head }), ...sound])
}
