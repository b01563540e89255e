import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CLASSIC_SNIPPET } from '@loopscope/shared/wire/classicSnippet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findRuntimes } from '../sandbox/process/runtimes.ts'
import { COMMAND, loopscope } from '../testing/loopscope.ts'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopscope-cli-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** As for a person whose new files no one else may read. */
function underUmask(umask: string, ...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    const command = `umask ${umask}; exec "$0" "$@"`
    const child = spawn('sh', ['-c', command, process.execPath, COMMAND, ...args])
    let stdout = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.on('close', () => resolve(stdout))
  })
}

function file(name: string, source: string): string {
  const path = join(folder, name)
  writeFileSync(path, source)
  return path
}

type Line = {
  type: string
  text: string
  phase: string
  queue: string | null
  line: number
  evidence: string
}

async function summary(
  node: string,
): Promise<{ order: string; phases: string[]; lines: number[] }> {
  const { stdout } = await loopscope(
    'trace',
    file('seed.js', CLASSIC_SNIPPET),
    '--node',
    node,
    '--format',
    'summary',
  )
  const outputs = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
    .filter(({ type }) => type === 'output')
  return {
    order: outputs.map(({ text }) => text.trim()).join(' '),
    phases: outputs.map(({ phase, queue }) => (queue === null ? phase : `${phase}/${queue}`)),
    lines: outputs.map(({ line }) => line),
  }
}

describe('loopscope trace', () => {
  it.each(['10', '20', '24'])(
    'prints the order of the seed and its phases on Node %s',
    async (node) => {
      expect(await summary(node)).toEqual({
        order: '8 3 2 1 4 7 6 5',
        phases: [
          'main',
          'main/nextTick',
          'main/microtask',
          'check',
          'poll',
          'poll/nextTick',
          'check',
          'timers',
        ],
        lines: [11, 4, 3, 2, 6, 9, 8, 7],
      })
    },
  )

  it('prints the real order of Node 26, where the file is read before the immediate runs', async () => {
    const seen = new Set<string>()
    // On a busy machine the thread of the pool may come late, in plain Node too.
    for (let i = 0; i < 10 && !seen.has('8 3 2 4 7 1 6 5'); i++)
      seen.add((await summary('26')).order)
    seen.delete('8 3 2 1 4 7 6 5')
    expect([...seen]).toEqual(['8 3 2 4 7 1 6 5'])
  })

  it('ends with the exit status of the snippet', async () => {
    const { status, stdout } = await loopscope(
      'trace',
      file('seven.js', 'process.exit(7)'),
      '--format',
      'summary',
    )
    const { outcome } = JSON.parse(stdout) as { outcome: { type: string; exitCode: number } }
    expect([status, outcome.type, outcome.exitCode]).toEqual([7, 'finished', 7])
  })

  it('ends with 1 and the place of an uncaught error', async () => {
    const path = file('throws.js', '\nsetTimeout(() => { throw new TypeError("no") }, 1)')
    const { status, stdout } = await loopscope('trace', path, '--format', 'summary')
    const last = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as { outcome: object }
    expect([status, last.outcome]).toEqual([
      1,
      expect.objectContaining({
        type: 'threw',
        exitCode: 1,
        error: expect.objectContaining({ name: 'TypeError', message: 'no', line: 2, column: 26 }),
      }),
    ])
  })

  it('ends with 124 when the time is up, of the wall clock also for a program that computes', async () => {
    const path = file('forever.js', 'console.log(1)\nfor (;;);')
    const { status, stdout } = await loopscope(
      'trace',
      path,
      '--timeout',
      '300',
      '--format',
      'summary',
    )
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; text?: string; outcome?: object })
    expect([status, lines[0]?.text, lines.at(-1)?.outcome]).toEqual([
      124,
      '1\n',
      expect.objectContaining({ type: 'timedOut', limit: 'wall', afterMs: 300 }),
    ])
  })

  it('hands what comes after -- to the snippet', async () => {
    const path = file('args.js', 'console.log(process.argv.slice(1).join())')
    const { stdout } = await loopscope('trace', path, '--format', 'summary', '--', '--x', 'y z')
    expect((JSON.parse(stdout.split('\n')[0] ?? '') as Line).text).toBe(
      '/tmp/app/index.js,--x,y z\n',
    )
  })

  it.each([
    ['name.ts', 'module', 'module'],
    ['name.ts', 'commonjs', 'commonjs'],
    ['name.mts', null, 'module'],
    ['name.cts', null, 'commonjs'],
  ])('takes the types out of %s with --module %s and runs it as %s', async (name, asked, kind) => {
    const path = file(
      name,
      "const how: string = typeof require === 'undefined' ? 'module' : 'commonjs'\nconsole.log(how)\n",
    )
    const module = asked === null ? [] : ['--module', asked]
    const { status, stdout } = await loopscope('trace', path, '--format', 'summary', ...module)
    const { text, line } = JSON.parse(stdout.split('\n')[0] ?? '') as Line
    expect([status, text, line]).toEqual([0, `${kind}\n`, 2])
  })

  it.each([
    ['page.tsx', 'may hold JSX, which no Node runs: compile it to JavaScript and trace that.'],
    [
      'notes.txt',
      'is not .js, .cjs, .mjs, .ts, .cts or .mts: if it is JavaScript, say --module commonjs or --module module.',
    ],
  ])('says of %s what can be done with it', async (name, sentence) => {
    const path = file(name, 'console.log(1)')
    const { status, stdout, stderr } = await loopscope('trace', path)
    expect([status, stdout, stderr]).toEqual([2, '', `${path} ${sentence}\n`])
  })

  it('prints a table by default, with control characters escaped', async () => {
    const path = file('hostile.js', 'console.log("\\u001b[2Jcleared")')
    const { status, stdout } = await loopscope('trace', path)
    expect([
      status,
      stdout.includes('\u001b'),
      stdout.includes('\\u001b[2Jcleared'),
      stdout.split('\n')[0]?.trim().split(/\s+/),
    ]).toEqual([0, false, true, ['ms', 'turn', 'phase', 'queue', 'what', 'line', 'output']])
  })

  it.each([
    [['trace', 'nowhere.js'], 'nowhere.js cannot be read: there is no such file.'],
    [['trace', '/'], '/ cannot be read: it is a folder.'],
    [['trace'], 'trace needs a file.'],
    [['fly'], '"fly" is no command; there are trace, open and versions.'],
  ])('answers %j with a sentence and status 2', async (args, sentence) => {
    const { status, stdout, stderr } = await loopscope(...args)
    expect([status, stdout, stderr.split('\n')[0]]).toEqual([2, '', sentence])
  })

  it.each(['summary', 'events'])(
    'ends %s with a rejected outcome when the version is unknown, and says why on stderr',
    async (format) => {
      const path = file('one.js', '1')
      const { status, stdout, stderr } = await loopscope(
        'trace',
        path,
        '--node',
        '9',
        '--format',
        format,
      )
      const { outcome } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as {
        outcome: { type: string; error: { message: string } }
      }
      expect([status, outcome.type, stderr, stderr.split(' Installed: ')[0]]).toEqual([
        2,
        'rejected',
        `${outcome.error.message}\n`,
        'Node "9" cannot be used.',
      ])
    },
  )

  it('says in one line where TypeScript cannot be run', async () => {
    const path = file('enum.ts', 'let a = 1\nenum B { c }\n')
    const { status, stdout, stderr } = await loopscope('trace', path)
    expect([
      status,
      stdout,
      stderr.startsWith(`${path}:2:1: TypeScript enum is not supported`),
    ]).toEqual([2, '', true])
  })
})

describe('--check', () => {
  const BUSY = `setTimeout(() => {
  const until = Date.now() + 60
  while (Date.now() < until);
}, 1)
`
  const check = async (source: string, ...checks: string[]) => {
    const asked = checks.flatMap((each) => ['--check', each])
    const ran = await loopscope('trace', file('busy.js', source), '--format', 'summary', ...asked)
    return { ...ran, lines: ran.stderr.trimEnd().split('\n') }
  }

  it('ends with 3 and a sentence where a limit is not kept, and with 0 where all are', async () => {
    const failed = await check(BUSY, 'callback<50ms', 'turns>=1, callback>=59ms')
    expect(failed.lines.map((line) => line.replaceAll(/\d+(?:\.\d+)? ms,/g, '.. ms,'))).toEqual([
      'callback<50ms does not hold: the setTimeout callback from line 1 took .. ms, longer than any other.',
      expect.stringMatching(/^turns>=1 holds: there (?:was 1 turn|were \d+ turns)\.$/),
      'callback>=59ms holds: the setTimeout callback from line 1 took .. ms, longer than any other.',
      '2 of 3 checks hold.',
    ])
    const kept = await check(BUSY, 'callback<50s')
    expect([failed.status, kept.status, kept.lines.at(-1)]).toEqual([3, 0, '1 check holds.'])
  })

  it('does not pass for want of anything to check', async () => {
    const { status, lines } = await check('console.log(1)', 'request<1s,delay<1s,unanswered=0')
    expect([status, ...lines]).toEqual([
      3,
      'request<1s was not checked: no server of the program was asked.',
      'delay<1s was not checked: no timer of the program ran.',
      'unanswered=0 holds: there were 0 incoming requests without an answer.',
      '1 of 3 checks holds.',
    ])
  })

  it('leaves the exit status of a program that fails by itself', async () => {
    const { status, lines } = await check('process.exitCode = 7', 'callback<50s')
    expect([status, ...lines.slice(-1)]).toEqual([7, '1 check holds.'])
  })

  it('refuses what it does not know before anything runs', async () => {
    const { status, stdout, lines } = await check(BUSY, 'callbacks<50ms')
    expect([status, stdout, lines[0]]).toEqual([
      2,
      '',
      '--check knows no "callbacks"; there are callback, delay, turns, request, wait, requests, unanswered.',
    ])
  })
})

it('loopscope versions lists each installed Node with how it is known', async () => {
  const { status, stdout } = await loopscope('versions')
  const expected = findRuntimes().map(({ version, major }) => {
    const evidence = major >= 20 ? 'observed' : 'inferred'
    return `${version} ${process.platform}-${process.arch} cold ${evidence}`
  })
  expect([status, stdout.trimEnd().split('\n')]).toEqual([0, expected])
})

it.runIf(process.platform === 'linux')(
  'the sandbox holds where new files are readable by their owner only',
  async () => {
    const text = await underUmask('077', 'trace', file('umask.js', '8'), '--node', '24')
    expect(text).toContain(', bubblewrap,')
  },
)

describe('text for people', () => {
  const ran = async (source: string, ...options: string[]) =>
    (await loopscope('trace', file('people.js', source), ...options)).stdout.split('\n')

  it('says what stands out, why it ended, and that plain Node gave the same', async () => {
    const lines = await ran('setTimeout(() => process.exit(), 0.5)\nsetTimeout(() => 1, 5000)')
    expect(lines.slice(-5, -1).map((line) => line.replace(/\(Node .*?\)/, '(...)'))).toEqual([
      'note:    setTimeout on line 1 was called with a delay of 0.5 ms, so Node uses 1 ms.',
      '',
      'Finished with exit code 0. (...) process.exit() ended it.',
      'Plain Node, without the recorder, gave the same output and the same end.',
    ])
  })

  it('takes an exit code above 128 for no death by signal, which looks the same without the recorder', async () => {
    const path = file('interrupted.js', 'process.exitCode = 130')
    const { stdout, status } = await loopscope('trace', path)
    expect([stdout.trimEnd().split('\n').at(-1), status]).toEqual([
      'Plain Node, without the recorder, gave the same output and the same end.',
      130,
    ])
  })

  it('says that plain Node gave something else where it did', async () => {
    const lines = await ran('console.log(process.hrtime().join())')
    // 20, or as many as there was time for.
    expect(lines.at(-2)).toMatch(
      /^(?:[5-9]|1\d|20) runs of plain Node gave several outputs, and not this one: it differs from run to run, with the recorder and without\.$/,
    )
  })

  it('explains the callbacks of one line', async () => {
    const lines = await ran(
      'setImmediate(() => 1)\nprocess.nextTick(() => 1)\nnew Promise(() => 1).then(() => 1)',
      '--why',
      '2',
    )
    expect(lines[0]).toMatch(/^\d+\.\d\d ms, turn 0, main, nextTick queue: nextTick$/)
    expect(lines[1]).toMatch(/^ {4}\S/)
  })

  it('says why what a line waits for never came', async () => {
    const lines = await ran('\nnew Promise(() => 1).then(() => 1)', '--why', '2')
    expect(lines[0]).toBe('Promise.then: no callback of it ran')
  })

  it('names the lines that have callbacks where the one asked for has none', async () => {
    const lines = await ran('setImmediate(() => 1)\n\nprocess.nextTick(() => 1)', '--why', '2')
    expect(lines[0]).toBe(
      'No callback from line 2 was recorded. There are callbacks from lines 1 and 3.',
    )
  })
})

describe('--sample', () => {
  const program = `const burn = (ms) => { const end = Date.now() + ms; while (Date.now() < end); }
function large() { burn(150) }
function small() { burn(30) }
setTimeout(() => { small(); large(); console.log('done') }, 5)
`

  it('says which functions took the time of what held the loop', async () => {
    const { stdout } = await loopscope('trace', file('held.js', program), '--sample')
    const told = stdout.slice(stdout.indexOf('The setTimeout callback from line 4: '))
    expect(told).toMatch(/% {2}.* ms {2}.* ms {2}burn {2,}line 1\n/)
    expect(told).toMatch(/ms {2}large {2,}line 2\n/)
    expect(told).toContain('Sampled every 1 ms in a second run, which printed the same.\n')
    expect(told).toMatch(/With the samples the run took .*, without them .*\n$/)
  })

  it('is of the whole run where nothing held the loop for long', async () => {
    const source = "setTimeout(() => console.log('short'), 20)"
    const { stdout } = await loopscope('trace', file('short.js', source), '--sample')
    expect(stdout).toMatch(/Where the time went\n|held the loop for/)
  })

  it('is not done unless it is asked for', async () => {
    const { stdout } = await loopscope('trace', file('held.js', program))
    expect(stdout).not.toContain('Sampled')
  })
})
