import type { Profile } from '../../wire/sampled.ts'

type Called = Profile['functions'][number]

/**
 * Whose code it is. 'own': of the snippet's file. 'file': of another file, or of a text that was evaluated. 'node': Node's own
 * JavaScript. 'native': a function of Node's or V8's in C++. 'recorder': Loopscope's. Of V8 itself: 'gc', the garbage collector;
 * 'program', machine code that belongs to no function; 'idle': the loop was asleep.
 */
export type CodeKind =
  | 'own'
  | 'file'
  | 'node'
  | 'native'
  | 'recorder'
  | 'gc'
  | 'program'
  | 'idle'
  | 'root'

const OF_V8: Readonly<Record<string, CodeKind>> = {
  '(garbage collector)': 'gc',
  '(program)': 'program',
  '(idle)': 'idle',
  '(root)': 'root',
}

/** `file`: the snippet's, as the recording has it. */
export function kindOf({ name, url }: Called, file: string): CodeKind {
  if (url === '') return OF_V8[name] ?? 'native'
  // Of V8's own JavaScript, which Node 10 still has: "native array.js".
  if (url.startsWith('native ')) return 'native'
  const path = pathOf(url)
  if (path === pathOf(file)) return 'own'
  if (/\/(loopscope|dist)\/recorder(InWorker)?\.cjs$/.test(path)) return 'recorder'
  // Up to Node 14 Node's own files have no scheme: "fs.js", "internal/crypto/pbkdf2.js".
  return url.startsWith('node:') || /^[\w-]+(\/[\w-]+)*\.js$/.test(url) ? 'node' : 'file'
}

/** As a person calls it. */
export function nameOf({ name, line, column }: Called, kind: CodeKind): string {
  switch (kind) {
    case 'gc':
      return 'Garbage collector'
    case 'program':
      return 'Outside any function'
    case 'idle':
      return 'Asleep'
    case 'recorder':
      return "Loopscope's recorder"
    default:
      if (name !== '') return name
      return line === 1 && column === 1 ? 'the module itself' : 'anonymous function'
  }
}

/** Where it stands: "line 12", "dep.js:4", "node:fs:432"; null: nowhere. */
export function placeOf({ url, line }: Called, kind: CodeKind): string | null {
  switch (kind) {
    case 'own':
      return line === null ? null : `line ${line}`
    case 'node':
    case 'file': {
      const file = kind === 'node' ? url : pathOf(url).replace(/^.*\//, '')
      return line === null ? file : `${file}:${line}`
    }
    case 'native':
      return 'native code'
    case 'gc':
    case 'program':
      return 'V8'
    default:
      return null
  }
}

/** V8 has files as URLs or as paths, on Windows with a drive and backslashes: here all are paths with slashes. */
function pathOf(url: string): string {
  const isUrl = url.startsWith('file://')
  const path = isUrl ? unescaped(url.slice('file://'.length)) : url
  return path.replace(/^\/(?=[A-Za-z]:)/, '').replaceAll('\\', '/')
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch (_noEscapes) {
    return path
  }
}
