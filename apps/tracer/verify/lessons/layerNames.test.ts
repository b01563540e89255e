import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { layerPaths } from '@loopscope/shared/lesson/layers/layerPaths'
import { layersLesson } from '@loopscope/shared/lesson/layers/layersLesson'
import { describe, expect, test } from 'vitest'
import { findRuntimes } from '../../src/sandbox/process/runtimes.ts'

const runtimes = findRuntimes().filter(({ major }) => layersLesson.versions.includes(String(major)))
const named = (layer: 'core' | 'bindings', file: RegExp) =>
  Object.values(layerPaths).flatMap((path) =>
    [...(path[layer] ?? '').matchAll(file)].map(([all, id]) => id ?? all),
  )

/** One line that this Node prints. */
const ask = (node: string, program: string): string =>
  execFileSync(node, ['-p', program], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()

describe.each(runtimes)('Node $major', ({ path }) => {
  test('has the files that the layers name, those in JavaScript and those in C++', () => {
    const inside: unknown = JSON.parse(
      ask(path, "JSON.stringify(Object.keys(process.binding('natives')))"),
    )
    expect(inside).toEqual(expect.arrayContaining(named('core', /lib\/(\S+)\.js/g)))
    // The names of its source files stand in a Node's assertions.
    const binary = readFileSync(path)
    const files = named('bindings', /src\/\S+\.cc/g)
    expect(files.filter((file) => !binary.includes(file))).toEqual([])
  })

  if (process.platform === 'linux')
    test('has threads beside that of JavaScript before anything is handed to the pool', () => {
      const threads = Number(ask(path, "require('fs').readdirSync('/proc/self/task').length"))
      expect(threads).toBeGreaterThan(1)
    })
})
