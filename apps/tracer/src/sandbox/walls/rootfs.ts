import {
  chmod,
  copyFile,
  link,
  mkdir,
  mkdtemp,
  readdir,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { wrapped } from '../process/codeCache.ts'
import { endWaiting } from '../process/endWaiting.ts'
import type { Runtime } from '../process/runtime.ts'
import { librariesOf } from './librariesOf.ts'
import { ownFolder, removeAbandoned } from './ownFolder.ts'

/** What the sandbox sees of this machine: a folder of its own with the few files that Node needs, bound read-only. */
export type Rootfs = {
  /** Becomes `/` of the sandbox. */
  readonly root: string
  /** File with the system call filter. */
  readonly filter: string
  /** Path of a runtime's executable that the sandbox's user can reach. */
  readonly executable: (runtime: Runtime) => string
  readonly close: () => Promise<void>
}

type Options = {
  readonly runtimes: readonly Runtime[]
  readonly recorder: string
  /** V8's code cache of the recorder, by version of Node. */
  readonly codeCaches: ReadonlyMap<string, Buffer>
  readonly filter: Buffer
  /** Runs have users of their own (the service is root), who may not reach what the service reaches. */
  readonly otherUsers: boolean
}

const FOLDERS = 'loopscope'
const STARTER = fileURLToPath(new URL('startRecorder.cjs', import.meta.url))

/** Places inside the sandbox. */
export const NODE_IN_SANDBOX = '/usr/bin/node'
export const RECORDER_IN_SANDBOX = '/loopscope/recorder.cjs'

/** Builds the folder. Removes those of services that were killed. */
export async function stageRootfs(options: Options): Promise<Rootfs> {
  await removeAbandoned(FOLDERS)
  const stage = await mkdtemp(ownFolder(FOLDERS))
  const root = join(stage, 'root')
  const filter = join(stage, 'filter.bpf')
  const close = (): Promise<void> => {
    endWaiting(stage)
    return rm(stage, { recursive: true, force: true })
  }
  try {
    await chmod(stage, 0o755)
    await writeFixedFiles(root)
    await placeRecorder(options, root)
    await writeFile(filter, options.filter, { mode: 0o644 })
    const libraries = new Set((await Promise.all(options.runtimes.map(librariesOf))).flat())
    await Promise.all([...libraries].map((library) => place(library, join(root, library))))
    await open(root)
    const executables = new Map<string, string>()
    for (const { path } of options.runtimes)
      if (!executables.has(path))
        executables.set(
          path,
          options.otherUsers ? await reachable(path, stage, executables.size) : path,
        )
    return { root, filter, close, executable: ({ path }) => executables.get(path) ?? path }
  } catch (error) {
    await close()
    throw error
  }
}

/** Whatever the umask of the service is: others than its user look into these. */
async function open(root: string): Promise<void> {
  await chmod(root, 0o755)
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  await Promise.all(entries.map(({ parentPath, name }) => chmod(join(parentPath, name), 0o755)))
}

async function placeRecorder({ recorder, codeCaches }: Options, root: string): Promise<void> {
  await place(STARTER, join(root, RECORDER_IN_SANDBOX))
  const folder = join(root, dirname(RECORDER_IN_SANDBOX))
  await writeFile(join(folder, 'recorder.js'), await wrapped(recorder))
  const inWorker = join(dirname(recorder), 'recorderInWorker.cjs')
  await writeFile(join(folder, 'recorderInWorker.js'), await wrapped(inWorker))
  for (const [version, cache] of codeCaches)
    await writeFile(join(folder, `v${version}.cache`), cache)
}

const FIXED_FILES: Record<string, string> = {
  // Without these `localhost` is asked from a name server that cannot be reached.
  'etc/hosts': '127.0.0.1 localhost\n::1 localhost\n127.0.0.1 sandbox\n',
  'etc/nsswitch.conf': 'hosts: files dns\n',
  'dev/null': '',
  'dev/urandom': '',
  [NODE_IN_SANDBOX]: '',
}

async function writeFixedFiles(root: string): Promise<void> {
  for (const folder of ['proc', 'tmp']) await mkdir(join(root, folder), { recursive: true })
  for (const [name, text] of Object.entries(FIXED_FILES)) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), text)
  }
}

async function place(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await copyFile(from, to)
  await chmod(to, 0o755)
}

/** The path itself if everybody may go there, else a link or copy inside the stage. */
async function reachable(path: string, stage: string, index: number): Promise<string> {
  if (await isPublic(path)) return path
  const staged = join(stage, `node-${index}`)
  await link(path, staged).catch(() => copyFile(path, staged))
  if (((await stat(staged)).mode & 0o005) !== 0o005) {
    await rm(staged)
    await place(path, staged)
  }
  return staged
}

async function isPublic(path: string): Promise<boolean> {
  if (((await stat(path)).mode & 0o005) !== 0o005) return false
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}
