import { closeSync, openSync, readSync } from 'node:fs'

const ET_EXEC = 2
const SHT_SYMTAB = 2
const PT_LOAD = 1

/**
 * Where a symbol is: in memory, and in the file (functions; not .bss). Unless the address is `fixed`, the loader moves it by
 * whole pages.
 */
export type SymbolAddress = {
  readonly address: number
  readonly fixed: boolean
  readonly offset: number
}

/**
 * Places of symbols in a 64-bit little-endian ELF file, by name, from its .symtab. uprobes ask for offsets.
 * Names that the file does not have are absent. Throws for what is no such file, or was stripped.
 */
export const elfSymbols = (path: string, names: readonly string[]): Map<string, SymbolAddress> => {
  const fd = openSync(path, 'r')
  try {
    const header = readAt(fd, 0, 64)
    if (header.readUInt32BE(0) !== 0x7f454c46 || header[4] !== 2)
      throw new Error(`${path} is no 64-bit ELF file`)
    const segments = readTable(fd, header, { offset: 0x20, size: 0x36, count: 0x38 })
    const sections = readTable(fd, header, { offset: 0x28, size: 0x3a, count: 0x3c })
    const symtab = sections.find((section) => section.readUInt32LE(4) === SHT_SYMTAB)
    const strtab = symtab === undefined ? undefined : sections[symtab.readUInt32LE(40)]
    if (symtab === undefined || strtab === undefined) throw new Error(`${path} has no symbols`)
    const fixed = header.readUInt16LE(0x10) === ET_EXEC
    const addresses = findSymbols(readSection(fd, symtab), readSection(fd, strtab), names)
    return new Map(
      [...addresses].map(([name, address]) => [
        name,
        { address, fixed, offset: fileOffset(segments, address) },
      ]),
    )
  } finally {
    closeSync(fd)
  }
}

const findSymbols = (
  symbols: Buffer,
  strings: Buffer,
  names: readonly string[],
): Map<string, number> => {
  const wanted = new Set(names)
  const found = new Map<string, number>()
  for (let at = 0; at + 24 <= symbols.length; at += 24) {
    const name = textAt(strings, symbols.readUInt32LE(at))
    if (wanted.has(name)) found.set(name, Number(symbols.readBigUInt64LE(at + 8)))
  }
  return found
}

const textAt = (strings: Buffer, start: number): string =>
  // No name asked for is longer than this; most of a binary's names are, and need not be decoded.
  strings.toString('latin1', start, Math.min(strings.indexOf(0, start), start + 64))

const fileOffset = (segments: readonly Buffer[], address: number): number => {
  for (const segment of segments) {
    const start = Number(segment.readBigUInt64LE(16))
    if (segment.readUInt32LE(0) !== PT_LOAD || address < start) continue
    if (address < start + Number(segment.readBigUInt64LE(40)))
      return address - start + Number(segment.readBigUInt64LE(8))
  }
  throw new Error(`address ${address} is in no segment`)
}

const readTable = (
  fd: number,
  header: Buffer,
  at: { offset: number; size: number; count: number },
): Buffer[] => {
  const size = header.readUInt16LE(at.size)
  const count = header.readUInt16LE(at.count)
  const table = readAt(fd, Number(header.readBigUInt64LE(at.offset)), size * count)
  return Array.from({ length: count }, (_, i) => table.subarray(i * size, (i + 1) * size))
}

const readSection = (fd: number, section: Buffer): Buffer =>
  readAt(fd, Number(section.readBigUInt64LE(24)), Number(section.readBigUInt64LE(32)))

const readAt = (fd: number, position: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length)
  readSync(fd, bytes, 0, length, position)
  return bytes
}
