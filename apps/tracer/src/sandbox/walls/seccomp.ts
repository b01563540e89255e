import { constants } from 'node:os'
import {
  and,
  assemble,
  type Instruction,
  ifAtLeast,
  ifEqual,
  load,
  ret,
  unlessEqual,
} from './bpf.ts'
import { syscallTable } from './syscallTable.ts'

/**
 * The filter that every process of the sandbox runs under, as bytes for `bwrap --seccomp`; null on an architecture
 * without a table. An allow list: what is not named does not exist. No process can be made (`clone` only for threads),
 * so the memory and CPU limits of the one process are the limits of the run.
 */
export const seccompFilter = (arch: string): Buffer | null => {
  const table = syscallTable(arch)
  if (table === null) return null
  const verdicts = new Map<number, readonly Instruction[]>()
  for (const [, nr] of numbers(table.refused)) verdicts.set(nr, [ret(EPERM)])
  for (const [, nr] of numbers(table.allowed)) verdicts.set(nr, ALLOWED)
  for (const [name, nr] of numbers(table.checked)) verdicts.set(nr, checks(name))
  return assemble([
    load(ARCH),
    ...unlessEqual(table.audit, [ret(KILL)]),
    load(NUMBER),
    // x32 calls of x86-64 have bit 30 set; no call of any table has.
    ...ifAtLeast(0x40000000, [ret(KILL)]),
    ...search(ranges(verdicts)),
  ])
}

type Range = { readonly from: number; readonly verdict: readonly Instruction[] }

/** Neighbours with the same verdict become one range; what the table does not name lies between. */
function ranges(verdicts: ReadonlyMap<number, readonly Instruction[]>): Range[] {
  const all: Range[] = [{ from: 0, verdict: UNKNOWN }]
  for (let nr = 0; nr <= Math.max(...verdicts.keys()) + 1; nr++) {
    const verdict = verdicts.get(nr) ?? UNKNOWN
    if (same(all.at(-1)?.verdict ?? [], verdict)) continue
    all.push({ from: nr, verdict })
  }
  return all
}

function same(a: readonly Instruction[], b: readonly Instruction[]): boolean {
  return a.length === 1 && b.length === 1 && a[0]?.k === b[0]?.k
}

/**
 * A binary search. The kernel runs a new filter once for every call it knows, for each process that takes it: a plain
 * list of comparisons would cost each start most of a millisecond.
 */
function search(sorted: readonly Range[]): Instruction[] {
  const [first] = sorted
  if (first === undefined) return []
  if (sorted.length === 1) return [...first.verdict]
  const middle = sorted.length >> 1
  const upper = search(sorted.slice(middle))
  return [...ifAtLeast(sorted[middle]?.from ?? 0, upper), ...search(sorted.slice(0, middle))]
}

const NUMBER = 0
const ARCH = 4
/** Low half of an argument; every argument that is looked at is an int, and the kernel ignores the other half too. */
const argument = (i: number): number => 16 + 8 * i

const ALLOW = 0x7fff0000
const KILL = 0x80000000
const fail = (errno: number): number => 0x00050000 | errno
const EPERM = fail(constants.errno.EPERM)
const EAFNOSUPPORT = fail(constants.errno.EAFNOSUPPORT)
const EINVAL = fail(constants.errno.EINVAL)
const ENOTTY = fail(constants.errno.ENOTTY)
const ENOPROTOOPT = fail(constants.errno.ENOPROTOOPT)

const ALLOWED = [ret(ALLOW)]
const UNKNOWN = [ret(fail(constants.errno.ENOSYS))]

const CLONE_THREAD = 0x00010000
/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET. */
const CLONE_NEW = 0x7e020000
const AF_UNIX = 1
const AF_INET = 2
const AF_INET6 = 10
const SOCK_STREAM = 1
const SOCK_DGRAM = 2
const SOL_SOCKET = 1
/** SO_ATTACH_FILTER, SO_ATTACH_BPF, SO_ATTACH_REUSEPORT_CBPF and _EBPF: programs for the kernel. */
const SOCKET_PROGRAMS = [26, 50, 51, 52]
const PLAIN_LEVELS = [0 /* IP */, 6 /* TCP */, 17 /* UDP */, 41 /* IPv6 */]
/** FIONREAD, FIONBIO, FIOCLEX, FIONCLEX, TCGETS, TIOCGWINSZ. */
const IOCTLS = [0x541b, 0x5421, 0x5451, 0x5450, 0x5401, 0x5413]
/** PR_GET_DUMPABLE, SET_NAME, GET_NAME, CAPBSET_READ, SET_NO_NEW_PRIVS, GET_NO_NEW_PRIVS, SET_VMA (V8 names its memory). */
const PRCTLS = [3, 15, 16, 23, 38, 39, 0x53564d41]

const only = (values: readonly number[], otherwise: number): Instruction[] => [
  ...values.flatMap((value) => ifEqual(value, [ret(ALLOW)])),
  ret(otherwise),
]

const checks = (name: string): Instruction[] => {
  switch (name) {
    case 'clone':
      return [
        load(argument(0)),
        and(CLONE_THREAD | CLONE_NEW),
        ...ifEqual(CLONE_THREAD, [ret(ALLOW)]),
        ret(EPERM),
      ]
    case 'socket':
      return [
        load(argument(0)),
        ...ifEqual(AF_UNIX, plainType),
        ...ifEqual(AF_INET, plainType),
        ...ifEqual(AF_INET6, plainType),
        ret(EAFNOSUPPORT),
      ]
    case 'socketpair':
      return [load(argument(0)), ...only([AF_UNIX], EAFNOSUPPORT)]
    case 'setsockopt':
      return [
        load(argument(1)),
        ...PLAIN_LEVELS.flatMap((level) => ifEqual(level, [ret(ALLOW)])),
        ...unlessEqual(SOL_SOCKET, [ret(ENOPROTOOPT)]),
        load(argument(2)),
        ...SOCKET_PROGRAMS.flatMap((option) => ifEqual(option, [ret(EPERM)])),
        ret(ALLOW),
      ]
    case 'ioctl':
      return [load(argument(1)), ...only(IOCTLS, ENOTTY)]
    case 'prctl':
      return [load(argument(0)), ...only(PRCTLS, EINVAL)]
    default:
      throw new Error(`no check for ${name}`)
  }
}

/** The type's low bits without SOCK_NONBLOCK and SOCK_CLOEXEC; no raw sockets. */
const plainType: readonly Instruction[] = [
  load(argument(1)),
  and(0xf),
  ...only([SOCK_STREAM, SOCK_DGRAM], EPERM),
]

const numbers = (words: string): Map<string, number> =>
  new Map(
    words
      .trim()
      .split(/\s+/)
      .map((word) => {
        const [name = '', number = ''] = word.split(':')
        return [name, Number(number)]
      }),
  )
