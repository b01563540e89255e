import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inRoot } from './paths.mjs'

/** Folder of the package: laid out like the repository, so that what the program reads lies where it looks for it. */
export const packageFolder = inRoot('apps/tracer/dist/npm')

const SOURCES = 'apps/tracer/src'
const entries = {
  main: `${SOURCES}/cli/main.ts`,
  stripWorker: `${SOURCES}/typescript/stripWorker.ts`,
}
/** Read at run time, each from beside the module that names it. */
const files = [
  ...['apps/tracer/dist/recorder.cjs', 'apps/tracer/dist/recorderInWorker.cjs'],
  ...['makeCodeCache.cjs'].map((name) => `${SOURCES}/sandbox/process/${name}`),
  ...['startRecorder.cjs', 'selfTestAttacks.cjs'].map((name) => `${SOURCES}/sandbox/walls/${name}`),
  ...['LICENSE', 'CHANGELOG.md', 'docs/command-line.md'],
]

/**
 * Builds the command line as a package of JavaScript without dependencies: Node strips no types below node_modules. The
 * recorder must have been built.
 */
export const buildPackage = async () => {
  rmSync(packageFolder, { recursive: true, force: true })
  await bundle()
  for (const file of files) copy(file, file)
  copy('docs/command-line.md', 'README.md')
  const { version } = JSON.parse(readFileSync(inRoot('apps/tracer/package.json'), 'utf8'))
  write('apps/tracer/package.json', `${JSON.stringify({ version, type: 'module' })}\n`)
  write('package.json', `${JSON.stringify(manifest(version), null, 2)}\n`)
  write('bin/loopscope.mjs', starter)
  chmodSync(`${packageFolder}/bin/loopscope.mjs`, 0o755)
}

const bundle = async () => {
  const require = createRequire(inRoot('apps/tracer/package.json'))
  const { rolldown } = await import(pathToFileURL(require.resolve('rolldown')).href)
  const input = Object.fromEntries(
    Object.entries(entries).map(([name, path]) => [name, inRoot(path)]),
  )
  const build = await rolldown({ input, platform: 'node', plugins: [places] })
  const names = { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' }
  await build.write({ dir: `${packageFolder}/${SOURCES}`, format: 'esm', ...names })
  await build.close()
}

/** How a module names what lies beside it. */
const OWN = ', import.meta.url)'

/** All modules end up in one folder: each still looks for its files from where its source stands. */
const places = {
  name: 'places',
  transform(code, id) {
    if (!id.startsWith(inRoot(SOURCES)) || !code.includes(OWN)) return null
    const place = `./${relative(inRoot(SOURCES), id)}`
    return code
      .replaceAll(OWN, `, new URL('${place}', import.meta.url).href)`)
      .replaceAll("'./stripWorker.ts'", "'../stripWorker.js'")
  },
}

const manifest = (version) => ({
  name: 'loopscope',
  version,
  description: 'Records what the Node.js event loop does while a program runs.',
  license: 'MIT',
  type: 'module',
  bin: { loopscope: 'bin/loopscope.mjs' },
  engines: { node: '>=24' },
  files: ['apps', 'bin', 'CHANGELOG.md', 'docs'],
})

const starter = `#!/usr/bin/env node
if (Number.parseInt(process.versions.node, 10) < 24) {
  console.error('Loopscope needs Node 24 or later.')
  process.exit(2)
}
await import('../apps/tracer/src/main.js')
`

const copy = (from, to) => {
  mkdirSync(dirname(`${packageFolder}/${to}`), { recursive: true })
  cpSync(inRoot(from), `${packageFolder}/${to}`)
}

const write = (path, text) => {
  mkdirSync(dirname(`${packageFolder}/${path}`), { recursive: true })
  writeFileSync(`${packageFolder}/${path}`, text)
}
