import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * What a closed sandbox of this process has left on the machine: processes, cgroups, files. The kernel may need a moment
 * to take the last ones apart, so it is asked for up to two seconds.
 */
export async function leftovers(): Promise<string[]> {
  let found: string[] = []
  for (let tries = 0; tries < 40; tries++) {
    found = [...processes(), ...cgroups(), ...files()]
    if (found.length === 0) return []
    await sleep(50)
  }
  return found
}

/** Processes that stem from this one, and those whose command line shows the folder that only this one made. */
function processes(): string[] {
  const mine = stagePattern()
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const command = read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
      return mine.test(command) || mine.test(read(`/proc/${pid}/mountinfo`))
        ? [`process ${pid}: ${command}`]
        : []
    })
}

function cgroups(): string[] {
  const own = read('/proc/self/cgroup')
  const paths = [...own.matchAll(/^\d+:(memory|pids|):(.*)$/gm)]
  return paths.flatMap(([, controller, path]) =>
    list(`/sys/fs/cgroup/${controller}${path}`).filter((name) =>
      name.startsWith(`loopscope-${process.pid}-`),
    ),
  )
}

function files(): string[] {
  const mine = stagePattern()
  return list(tmpdir()).filter((name) => mine.test(name))
}

function stagePattern(): RegExp {
  return new RegExp(`loopscope-\\d+-${process.pid}-`)
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
