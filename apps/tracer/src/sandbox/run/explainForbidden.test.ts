import { expect, test } from 'vitest'
import { explainForbidden } from './explainForbidden.ts'

const nothing = { source: '', text: '', triedProcess: false }

test('a run that met no wall needs no explanation', () => {
  expect(explainForbidden({ ...nothing, text: 'ENOENT: no such file' })).toBe(undefined)
})

test.each([
  ['an error of spawn', { ...nothing, text: 'Error: spawn EPERM' }],
  ['a process in the recording', { ...nothing, triedProcess: true }],
  [
    'only the code of a refused call',
    { ...nothing, source: "require('child_process')", text: 'EPERM' },
  ],
  [
    'a synchronous call whose error was swallowed',
    { ...nothing, source: "require('child_process').execSync('id')" },
  ],
])('processes are explained from %s', (_name, traces) => {
  expect(explainForbidden(traces)).toMatch(
    /^Processes \(child_process, cluster\) cannot be started/,
  )
})

test.each(['connect ECONNREFUSED 127.0.0.1:5432', 'queryA ECONNREFUSED example.com'])(
  'the network is explained from "%s"',
  (text) => {
    expect(explainForbidden({ ...nothing, text })).toMatch(/^The sandbox has no network/)
  },
)

test('two walls are two sentences', () => {
  const text = 'connect ENETUNREACH 1.1.1.1:80\nEROFS: read-only file system'
  expect(explainForbidden({ ...nothing, text })).toMatch(/no network.*Only \/tmp/)
})
