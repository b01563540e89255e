/**
 * Classic BPF as the kernel's seccomp reads it (linux/filter.h): 8 bytes an instruction, little endian.
 * Only what a list of system calls needs.
 */
export type Instruction = {
  readonly code: number
  readonly jumpTrue: number
  readonly jumpFalse: number
  readonly k: number
}

const make = (code: number, k: number, jumpTrue = 0, jumpFalse = 0): Instruction => ({
  code,
  jumpTrue,
  jumpFalse,
  k: k >>> 0,
})

/** Loads a 32-bit word of `struct seccomp_data`. */
export const load = (offset: number): Instruction => make(0x20, offset)
export const and = (mask: number): Instruction => make(0x54, mask)
/** Ends the filter with an action. */
export const ret = (action: number): Instruction => make(0x06, action)
/** Runs `then` if the loaded word equals `value`; goes on after it otherwise. `then` must end the filter. */
export const ifEqual = (value: number, then: readonly Instruction[]): Instruction[] => [
  make(0x15, value, 0, then.length),
  ...then,
]
/** The same if the loaded word is at least `value`, unsigned. */
export const ifAtLeast = (value: number, then: readonly Instruction[]): Instruction[] => [
  make(0x35, value, 0, then.length),
  ...then,
]
/** The same if the loaded word differs from `value`. */
export const unlessEqual = (value: number, then: readonly Instruction[]): Instruction[] => [
  make(0x15, value, then.length, 0),
  ...then,
]

/** Longest program the kernel takes (BPF_MAXINSNS). */
const MAX_INSTRUCTIONS = 4096

/** The program as bytes. Throws for one that the kernel would refuse. */
export const assemble = (program: readonly Instruction[]): Buffer => {
  if (program.length > MAX_INSTRUCTIONS) throw new RangeError(`${program.length} instructions`)
  const bytes = Buffer.alloc(program.length * 8)
  for (const [i, { code, jumpTrue, jumpFalse, k }] of program.entries()) {
    if (jumpTrue > 255 || jumpFalse > 255) throw new RangeError(`jump too far at ${i}`)
    bytes.writeUInt16LE(code, i * 8)
    bytes.writeUInt8(jumpTrue, i * 8 + 2)
    bytes.writeUInt8(jumpFalse, i * 8 + 3)
    bytes.writeUInt32LE(k, i * 8 + 4)
  }
  return bytes
}
