import { type Histogram, histogramOf, NO_HISTOGRAM, valueAtIndex } from './histogram.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** Cookie, length of the counts, offset, digits, lowest, highest and ratio. */
const HEADER_BYTES = 40
const COOKIE = 0x1c849303
const MOST_INDEX = 1024 * 40

/** A histogram out of HdrHistogram's V2 encoding with three digits from 1 on, in base64. Of anything else: an empty one. */
export function decodeHistogram(text: string): Histogram {
  const bytes = bytesOf(text)
  const cookie = [0, 1, 2, 3].reduce((all, at) => all * 256 + (bytes[at] ?? 0), 0)
  if (bytes.length < HEADER_BYTES || (cookie & ~0xf0) !== COOKIE) return NO_HISTOGRAM
  const bins = new Map<number, number>()
  let index = 0
  for (let at = HEADER_BYTES; at < bytes.length && index < MOST_INDEX; ) {
    const [number, next] = zigZag(bytes, at)
    at = next
    // A negative number is how many bins in a row are empty.
    if (number < 0) index -= number
    else {
      if (number > 0) bins.set(valueAtIndex(index), number)
      index += 1
    }
  }
  return histogramOf(bins)
}

/** ZigZag LEB128: seven bits a byte, the least first, the ninth byte whole. Returns the number and where the next begins. */
function zigZag(bytes: readonly number[], from: number): [number, number] {
  let [value, factor, at] = [0, 1, from]
  for (let left = 9; left > 0; left--) {
    const byte = bytes[at] ?? 0
    at += 1
    value += (left === 1 ? byte : byte & 0x7f) * factor
    factor *= 128
    if ((byte & 0x80) === 0) break
  }
  return [value % 2 === 0 ? value / 2 : -(value + 1) / 2, at]
}

function bytesOf(text: string): number[] {
  const bytes: number[] = []
  let [bits, held] = [0, 0]
  for (const letter of text) {
    const six = LETTERS.indexOf(letter)
    if (six < 0) continue
    bits = ((bits << 6) | six) & 0xffff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes.push((bits >> held) & 0xff)
    }
  }
  return bytes
}
