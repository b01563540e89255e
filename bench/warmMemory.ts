import { readdirSync, readFileSync } from 'node:fs'

/** Median PSS (KiB, the proportional share of memory) of the waiting Node processes below `pid`. null where /proc does not tell. */
export function warmMemory(
  pid: number,
): { readonly processes: number; readonly pssKiB: number } | null {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : null
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields !== undefined) parents.set(Number(name), Number(fields[1]))
  }
  const sizes: number[] = []
  for (const child of parents.keys()) {
    if (!below(child, pid, parents)) continue
    if (!(read(`/proc/${child}/comm`) ?? '').startsWith('node') && !isNode(child)) continue
    const pss = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${child}/smaps_rollup`) ?? '')?.[1]
    if (pss !== undefined) sizes.push(Number(pss))
  }
  sizes.sort((a, b) => a - b)
  const middle = sizes[sizes.length >> 1]
  return middle === undefined ? null : { processes: sizes.length, pssKiB: middle }
}

/** Since Node 24 the main thread is called MainThread. */
function isNode(pid: number): boolean {
  return (read(`/proc/${pid}/cmdline`) ?? '').split('\0')[0]?.endsWith('node') ?? false
}

function below(pid: number, ancestor: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at = parents.get(pid); at !== undefined && at > 1; at = parents.get(at))
    if (at === ancestor) return true
  return false
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (_gone) {
    // A process may end between the listing and the reading.
    return null
  }
}
