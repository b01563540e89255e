import { describe, expect, test } from 'vitest'
import { seccompFilter } from './seccomp.ts'
import { syscallTable } from './syscallTable.ts'

const ALLOW = 0x7fff0000
const KILL = 0x80000000
const EPERM = 0x50001
const EINVAL = 0x50016
const ENOTTY = 0x50019
const ENOSYS = 0x50026
const ENOPROTOOPT = 0x5005c
const EAFNOSUPPORT = 0x50061

describe.each(['x64', 'arm64'])('the filter for %s', (arch) => {
  const table = syscallTable(arch)
  const filter = seccompFilter(arch)
  if (table === null || filter === null) throw new Error(`no table for ${arch}`)
  const call = (name: string, ...args: number[]): number => {
    const all = `${table.allowed} ${table.checked} ${table.refused}`
    const number = new RegExp(`\\b${name}:(\\d+)`).exec(all)?.[1]
    return interpret(filter, table.audit, Number(number), args)
  }

  test('answers every call as the table says, and those that it does not name with ENOSYS', () => {
    const expected = new Map<number, number | null>()
    const note = (words: string, verdict: number | null) => {
      for (const [, number] of words.matchAll(/:(\d+)/g)) expected.set(Number(number), verdict)
    }
    note(table.allowed, ALLOW)
    note(table.refused, EPERM)
    note(table.checked, null)
    for (let number = 0; number < 1000; number++) {
      const verdict = expected.has(number) ? expected.get(number) : ENOSYS
      if (verdict !== null)
        expect([number, interpret(filter, table.audit, number, [])]).toEqual([number, verdict])
    }
  })

  test('kills what calls by another architecture’s numbers', () => {
    expect(interpret(filter, 0x40000003, 0, [])).toBe(KILL)
    expect(interpret(filter, table.audit, 0x40000000, [])).toBe(KILL)
  })

  test('lets threads be made, and nothing else', () => {
    const thread = 0x3d0f00
    expect(call('clone', thread)).toBe(ALLOW)
    expect(call('clone', 0x1200011)).toBe(EPERM)
    expect(call('clone', thread | 0x10000000)).toBe(EPERM)
  })

  test('knows sockets of the own machine only', () => {
    expect([call('socket', 1, 1), call('socket', 2, 0x80801), call('socket', 10, 2)]).toEqual([
      ALLOW,
      ALLOW,
      ALLOW,
    ])
    // Netlink, packet, vsock, the kernel's crypto.
    expect([16, 17, 40, 38].map((family) => call('socket', family, 2))).toEqual(
      Array(4).fill(EAFNOSUPPORT),
    )
    expect(call('socket', 2, 3)).toBe(EPERM)
    expect(call('socketpair', 2, 1)).toBe(EAFNOSUPPORT)
  })

  test('takes no programs for the kernel, no terminal tricks, no process options', () => {
    expect(call('setsockopt', 5, 1, 2)).toBe(ALLOW)
    expect(call('setsockopt', 5, 6, 1)).toBe(ALLOW)
    expect(call('setsockopt', 5, 1, 26)).toBe(EPERM)
    expect(call('setsockopt', 5, 270, 1)).toBe(ENOPROTOOPT)
    expect([call('ioctl', 0, 0x5421), call('ioctl', 0, 0x5412)]).toEqual([ALLOW, ENOTTY])
    expect([call('prctl', 15), call('prctl', 1), call('prctl', 22)]).toEqual([
      ALLOW,
      EINVAL,
      EINVAL,
    ])
  })
})

test('there is no filter for an architecture without a table', () => {
  expect(seccompFilter('riscv64')).toBe(null)
})

/** Runs the program as the kernel would. */
function interpret(filter: Buffer, arch: number, number: number, args: readonly number[]): number {
  const words = new Map([
    [0, number],
    [4, arch],
    ...args.map((value, i) => [16 + 8 * i, value] as const),
  ])
  let loaded = 0
  for (let at = 0; at < filter.length; at += 8) {
    const [ifTrue = 0, ifFalse = 0] = filter.subarray(at + 2, at + 4)
    const k = filter.readUInt32LE(at + 4)
    const code = filter.readUInt16LE(at)
    if (code === 0x06) return k
    if (code === 0x20) loaded = (words.get(k) ?? 0) >>> 0
    else if (code === 0x54) loaded = (loaded & k) >>> 0
    else if (code === 0x15) at += 8 * (loaded === k ? ifTrue : ifFalse)
    else if (code === 0x35) at += 8 * (loaded >= k ? ifTrue : ifFalse)
    else throw new Error(`unknown instruction ${code}`)
  }
  throw new Error('fell off the end')
}
