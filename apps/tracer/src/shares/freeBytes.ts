/** Smaller ones may be a part of memory that others use, too, and do not matter. */
const WORTH_FREEING = 64 * 1024

/**
 * Gives the memory of bytes back at once that no one needs any more, nor the system; they are none afterwards. Left to the collector,
 * large ones have it mark the whole heap again and again.
 */
export function freeBytes({ buffer, byteLength }: Buffer): void {
  const isWhole = byteLength === buffer.byteLength && byteLength >= WORTH_FREEING
  if (isWhole && buffer instanceof ArrayBuffer) buffer.transfer(0)
}
