export interface ImageSize {
  readonly type: 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp'
  readonly width: number
  readonly height: number
}

/** Type and pixels of an image by its first bytes; undefined if it is none the platform takes. */
export function sniffImage(bytes: Buffer): ImageSize | undefined {
  if (bytes.length >= 24 && bytes.subarray(1, 4).toString('latin1') === 'PNG') {
    return { type: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  }
  if (bytes.length >= 10 && bytes.subarray(0, 3).toString('latin1') === 'GIF') {
    return { type: 'gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
  }
  if (bytes.length >= 26 && bytes.subarray(0, 2).toString('latin1') === 'BM') {
    return { type: 'bmp', width: bytes.readInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) }
  }
  if (bytes.length >= 16 && bytes.subarray(8, 12).toString('latin1') === 'WEBP') {
    return { type: 'webp', width: 1, height: 1 }
  }
  return bytes.length >= 4 && bytes.readUInt16BE(0) === 0xffd8 ? jpeg(bytes) : undefined
}

/** Walks the segments up to the frame header. */
function jpeg(bytes: Buffer): ImageSize | undefined {
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame)
      return { type: 'jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}
