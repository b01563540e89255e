import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { containerConfig } from './bundle.ts'
import { ended } from './command.ts'
import { Container } from './container.ts'
import { buildImage } from './image.ts'
import { MODES, type Mode } from './modes.ts'

/**
 * `npm run verify:container`: builds the image of deploy/Dockerfile without an engine, starts it in each way that deploy/README.md
 * tells of, and attacks it from inside. As root, with mmdebstrap, buildah and crun. --folder: where images are kept; --node: the
 * versions that attacks run on; --mode: only those whose names have this in them; --built: the image of the last time.
 */
const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: join(tmpdir(), 'loopscope-images') },
    node: { type: 'string', default: '24' },
    mode: { type: 'string', default: '' },
    built: { type: 'boolean', default: false },
  },
})
const ATTACKS = fileURLToPath(new URL('../../attacks', import.meta.url))
/** Of each container, MB. */
const MEMORY_MB = 4096

/** Asks the service for a run, inside. */
const POST = `fetch('http://127.0.0.1:4600/api/runs', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ source: 'console.log(6 * 7)' }),
}).then((answer) => answer.text()).then((text) => {
  const events = text.trimEnd().split('\\n').map((line) => JSON.parse(line))
  const { sandbox } = events[0]
  const said = events.filter(({ type }) => type === 'output').map(({ text }) => text).join('')
  process.stdout.write([sandbox, said.trim(), events.at(-1).outcome.type].join(' '))
})`
const WANTED = 'bubblewrap 42 finished'

await requireTools()
const npm = dirname(dirname(process.env['npm_execpath'] ?? '/usr/lib/node_modules/npm/bin/npm'))
if (!values.built) console.log('Building the image of deploy/Dockerfile, which takes minutes.')
const image = await buildImage(values.folder, npm, values.built)
let isRight = true
tell('image built', true, { megabytes: image.megabytes })
for (const [index, mode] of MODES.entries())
  if (mode.name.includes(values.mode)) await tryMode(mode, `loopscope-${process.pid}-${index}`)
if (!isRight) process.exitCode = 1

async function tryMode(mode: Mode, id: string): Promise<void> {
  const { root, config } = image
  const container = await Container.start(
    id,
    values.folder,
    containerConfig(mode, config, { root, attacks: ATTACKS, memoryMb: MEMORY_MB }),
  )
  try {
    const isUp = await container.says('"state":"ready"')
    if (mode.comesTo !== 'walls') {
      const why =
        /does not hold here: (.*?)\. It needs/s.exec(container.text)?.[1] ?? container.text
      tell(`${mode.name}: does not start`, !isUp && mode.comesTo.test(why), { why })
      return
    }
    if (!isUp) return tell(`${mode.name}: starts`, false, { says: container.text })
    const health = await container.exec(config.Healthcheck.Test.slice(1))
    const ran = await container.exec(['/app/node', '-e', POST])
    tell(`${mode.name}: healthy, and runs a snippet`, health.status === 0 && ran.text === WANTED, {
      ...{ health: health.status, ran: ran.text },
    })
    for (const major of values.node.split(',')) {
      const { text, errors } = await container.exec([
        '/app/node',
        'apps/tracer/attacks/inContainer.ts',
        major,
      ])
      const found = text.startsWith('{') ? (JSON.parse(text) as { harm: string[] }) : null
      tell(`${mode.name}: attacked on Node ${major}`, found?.harm.length === 0, found ?? { errors })
    }
    tell(`${mode.name}: stops when asked`, (await container.stop()) === 0, {})
  } finally {
    await container.stop()
  }
}

function tell(what: string, right: boolean, figures: object): void {
  isRight &&= right
  console.log(`${right ? 'right' : 'WRONG'}  ${what} ${JSON.stringify(figures)}`)
}

async function requireTools(): Promise<void> {
  const missing: string[] = []
  for (const name of ['mmdebstrap', 'buildah', 'crun'])
    if ((await ended(['sh', '-c', `command -v ${name}`])).status !== 0) missing.push(name)
  if (missing.length === 0 && process.getuid?.() === 0) return
  const what = missing.length > 0 ? `${missing.join(', ')} to be installed` : 'root'
  console.error(`Not verified: it takes ${what}.`)
  process.exit(77)
}
