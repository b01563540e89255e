import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { crowdedFolders } from './crowdedFolders.mjs'
import { importsOf, packageOf } from './imports.mjs'
import { inRoot, root } from './paths.mjs'
import { rooms, tops } from './rooms.mjs'

/** The imports of this checkout that the table does not allow, its circles, and folders that hold too much: a sentence each. */
export function brokenImportRules() {
  const files = trackedFiles()
  const graph = new Map(sourcesOf(files).map((file) => [file, importsOf(file)]))
  return [
    ...crowdedFolders(files),
    ...[...graph].flatMap(([file, imports]) => refusedImports(file, imports)),
    ...circlesOf(graph).map((circle) => `These import each other: ${circle.join(' -> ')}`),
  ]
}

/** What `file` imports and may not, a sentence each. `imports`: as of `importsOf`. */
export function refusedImports(file, imports) {
  const room = roomOf(file)
  const refused = ({ name, target }) => {
    const wanted = target ?? packageOf(name)
    const never = tops.find(
      ({ from, never: names }) =>
        file.startsWith(from) && names.some((each) => within(wanted, each)),
    )
    if (room === null) return never?.because ?? null
    const roomOfTarget = target === null ? null : roomOf(target)
    if (roomOfTarget === room) return null
    const allowed = room.may.some((each) =>
      isRoom(each) ? roomOfTarget?.room === each : within(wanted, each),
    )
    return allowed ? null : room.because
  }
  return imports.flatMap((each) => {
    const because = refused(each)
    return because === null ? [] : [`${file} may not import ${each.name}: ${because}`]
  })
}

/** The files of each circle, its first one again at the end. `graph`: file -> what it imports. */
export function circlesOf(graph) {
  const circles = []
  const done = new Set()
  const path = []
  const visit = (file) => {
    if (done.has(file) || !graph.has(file)) return
    const at = path.indexOf(file)
    if (at >= 0) {
      circles.push([...path.slice(at), file])
      return
    }
    path.push(file)
    for (const { target } of graph.get(file)) if (target !== null) visit(target)
    path.pop()
    done.add(file)
  }
  for (const file of graph.keys()) visit(file)
  return circles
}

function trackedFiles() {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  })
  return listed.split('\n').filter((file) => existsSync(inRoot(file)))
}

/** The source files that rules hold for: neither tests nor what only tests and tools are made of. */
function sourcesOf(files) {
  return files
    .filter((file) =>
      /^(packages\/shared\/src|apps\/(tracer|web)\/(src|demos|worker))\//.test(file),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing\//.test(file))
}

function roomOf(file) {
  let best = null
  for (const each of rooms)
    if (inRoom(file, each.room) && each.room.length > (best?.room.length ?? 0)) best = each
  return best
}

const inRoom = (file, room) =>
  room.endsWith('*') ? file.startsWith(room.slice(0, -1)) : file.startsWith(`${room}/`)

const isRoom = (name) => rooms.some(({ room }) => room === name)

/** Whether what is imported is `each`, or lies in it; "@scope/*" is every package of it. */
function within(wanted, each) {
  if (each.endsWith('/*')) return wanted.startsWith(each.slice(0, -1))
  return wanted === each || wanted.startsWith(`${each}/`)
}
