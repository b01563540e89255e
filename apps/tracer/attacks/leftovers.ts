import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * What a closed sandbox of a process (this one by default) has left on the machine: processes, cgroups, files. The kernel
 * may need a moment to take the last ones apart, so it is asked for up to two seconds.
 */
export async function leftovers(owner = process.pid): Promise<string[]> {
  return untilNone(() => [...sandboxProcesses(owner), ...cgroups(owner), ...files(owner)])
}

/** Only the processes: a service that was killed cannot remove files and cgroups, the next one does. */
export async function leftoverProcesses(owner: number): Promise<string[]> {
  return untilNone(() => sandboxProcesses(owner))
}

async function untilNone(look: () => string[]): Promise<string[]> {
  let found = look()
  for (let tries = 0; tries < 40 && found.length > 0; tries++) {
    await sleep(50)
    found = look()
  }
  return found
}

/** Processes whose command line or mounts show the folder that only the owner's sandbox made. */
export function sandboxProcesses(owner: number): string[] {
  const mine = stagePattern(owner)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const command = read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
      return mine.test(command) || mine.test(read(`/proc/${pid}/mountinfo`))
        ? [`process ${pid}: ${command}`]
        : []
    })
}

function cgroups(owner: number): string[] {
  const own = read('/proc/self/cgroup')
  const paths = [...own.matchAll(/^\d+:(memory|pids|):(.*)$/gm)]
  return paths.flatMap(([, controller, path]) =>
    list(`/sys/fs/cgroup/${controller}${path}`).filter((name) =>
      name.startsWith(`loopscope-${owner}-`),
    ),
  )
}

function files(owner: number): string[] {
  const mine = stagePattern(owner)
  return list(tmpdir()).filter((name) => mine.test(name))
}

function stagePattern(owner: number): RegExp {
  return new RegExp(`loopscope-\\d+-${owner}-`)
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (_notThere) {
    return []
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (_gone) {
    return ''
  }
}
