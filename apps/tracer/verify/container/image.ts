import { existsSync, readFileSync } from 'node:fs'
import { chmod, copyFile, cp, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ImageConfig } from './bundle.ts'
import { output } from './command.ts'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
/** The names that deploy/Dockerfile starts from, taken here by what this machine can make itself. */
const BASE = 'docker.io/library/debian:bookworm-slim'
const BUILDER = 'docker.io/library/node:24-bookworm-slim'
const IMAGE = 'localhost/loopscope'
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt'

/** An image on disk: the folder that becomes its root, and how it is started. */
export type BuiltImage = {
  readonly root: string
  readonly config: ImageConfig
  /** What it takes on disk, its base with it, MB. */
  readonly megabytes: number
}

/**
 * Builds deploy/Dockerfile without an engine, in `folder`; the bases that it is given are kept there for the next time. `isBuilt`: the
 * image that is there is taken as it is.
 */
export async function buildImage(
  folder: string,
  npm: string,
  isBuilt: boolean,
): Promise<BuiltImage> {
  await mkdir(folder, { recursive: true })
  const stored = [
    ...['--storage-driver', 'vfs', '--root', join(folder, 'store')],
    ...['--runroot', join(folder, 'run')],
  ]
  const buildah = (...args: string[]) => output(['buildah', ...stored, ...args], ROOT)
  const build = (name: string, ...args: string[]) =>
    buildah('bud', '--isolation', 'chroot', '--pull-never', '-t', name, ...args)
  // What the last time left; each takes a gigabyte.
  await buildah('rm', '--all')
  const known = await buildah('images', '--format', '{{.Name}}:{{.Tag}}')
  if (!known.includes(BASE)) {
    await base(folder)
    await build(BASE, join(folder, 'base'))
  }
  if (!known.includes(BUILDER)) {
    await builder(folder, npm)
    await build(BUILDER, join(folder, 'builder'))
  }
  if (!isBuilt)
    await build(IMAGE, '--format', 'docker', '-f', join(ROOT, 'deploy/Dockerfile'), ROOT)
  await buildah('rmi', '--prune')
  const container = (await buildah('from', '--pull-never', IMAGE)).trim()
  const root = (await buildah('mount', container)).trim()
  // A container with users of its own goes there as somebody else.
  for (let path = root; path.startsWith(folder); path = dirname(path)) await chmod(path, 0o755)
  // Mounts need a folder that is there, as the image's root cannot be written.
  await mkdir(join(root, 'app/apps/tracer/attacks'), { recursive: true })
  const inspected = JSON.parse(await buildah('inspect', '--type', 'image', IMAGE)) as {
    Docker: { config: ImageConfig }
  }
  const megabytes = Number.parseInt(await output(['du', '-sm', root]), 10)
  return { root, config: inspected.Docker.config, megabytes }
}

/** Debian as debootstrap makes it. */
async function base(folder: string): Promise<void> {
  const context = join(folder, 'base')
  await mkdir(context, { recursive: true })
  const packages = ['--variant=minbase', '--include=ca-certificates']
  await output(['mmdebstrap', ...packages, 'bookworm', join(context, 'base.tar')])
  await writeFile(join(context, 'Dockerfile'), 'FROM scratch\nADD base.tar /\n')
}

/** The same with the Node that runs this, npm, and the certificates that this machine trusts. */
async function builder(folder: string, npm: string): Promise<void> {
  const context = join(folder, 'builder')
  await mkdir(context, { recursive: true })
  await copyFile(process.execPath, join(context, 'node'))
  await cp(npm, join(context, 'npm'), { recursive: true, dereference: true })
  await writeFile(
    join(context, 'certificates'),
    existsSync(CERTIFICATES) ? readFileSync(CERTIFICATES) : '',
  )
  const lines = [
    `FROM ${BASE}`,
    `COPY certificates ${CERTIFICATES}`,
    'COPY node /usr/local/bin/node',
    'COPY npm /usr/local/lib/node_modules/npm',
    'RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm',
    `ENV NODE_EXTRA_CA_CERTS=${CERTIFICATES} npm_config_cafile=${CERTIFICATES}`,
  ]
  await writeFile(join(context, 'Dockerfile'), `${lines.join('\n')}\n`)
}
