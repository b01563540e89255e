import { crc32, deflateSync } from 'node:zlib'

/** Styles and a script of some size: text that repeats itself, as such files do. */
export const styles = Array.from(
  { length: 120 },
  (_, i) =>
    `.recipe-${i} { margin: ${i % 7}px; padding: ${i % 5}px ${i % 11}px; color: #${600 + i}; }\n`,
).join('')
export const script = Array.from(
  { length: 90 },
  (_, i) =>
    `export const minutes${i} = (servings) => Math.ceil(servings * ${(i % 9) + 1} + ${i});\n`,
).join('')

const SIDE = 72

/** A picture of noise, 16 KB. PNG has compressed its pixels already, so nothing is left for gzip. */
export const picture = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  chunk('IHDR', Buffer.from([0, 0, 0, SIDE, 0, 0, 0, SIDE, 8, 2, 0, 0, 0])),
  chunk('IDAT', deflateSync(pixels())),
  chunk('IEND', Buffer.alloc(0)),
])

/** Each row begins with its filter, 0: none. */
function pixels(): Buffer {
  let seed = 1
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed >> 8
  }
  const row = () => Buffer.from([0, ...Array.from({ length: SIDE * 3 }, next)])
  return Buffer.concat(Array.from({ length: SIDE }, row))
}

function chunk(type: string, data: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  const named = Buffer.concat([Buffer.from(type), data])
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
