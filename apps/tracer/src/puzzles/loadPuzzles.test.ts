import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LEVELS } from '@loopscope/shared/puzzle/puzzle'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadPuzzles, PUZZLES } from './loadPuzzles.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'puzzles-'))
  cpSync(join(PUZZLES, 'main-first'), join(folder, 'main-first'), { recursive: true })
})

afterEach(() => rmSync(folder, { recursive: true }))

const file = (name: string) => join(folder, 'main-first', name)

const sentence = (): string => {
  try {
    return `${loadPuzzles(folder).length} loaded`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

it('has the puzzles of this repository from easy to hard', () => {
  const keys = loadPuzzles().map(({ level, place }) => LEVELS.indexOf(level) * 1e6 + place)
  expect(keys).toEqual(keys.toSorted((a, b) => a - b))
})

it('takes folders for puzzles and nothing else', () => {
  writeFileSync(join(folder, 'README.md'), '')
  expect(sentence()).toBe('1 loaded')
})

it('says that a puzzle has not been run yet', () => {
  rmSync(file('answers.json'))
  expect(sentence()).toBe(`${file('answers.json')} cannot be read. Run npm run puzzles.`)
})

it('says which versions have answers where others are listed', () => {
  const answer = { node: '22.23.3', runs: 30, outputs: [] as unknown[] }
  answer.outputs.push({ lines: ['a'], outcome: 'finished', exitCode: 0, runs: 30 })
  writeFileSync(file('answers.json'), JSON.stringify({ 22: answer }))
  expect(sentence()).toBe(
    `${file('answers.json')} answers for Node 22, and the puzzle lists 24. Run npm run puzzles.`,
  )
})

it('says where a file does not follow its schema', () => {
  writeFileSync(file('puzzle.json'), JSON.stringify({ title: 'A', level: 'hopeless' }))
  expect(sentence()).toMatch(/puzzle\.json is not right at "level": .*first steps/)
})

it('says which file is no JSON', () => {
  writeFileSync(file('puzzle.json'), '{')
  expect(sentence()).toMatch(/puzzle\.json is no JSON: /)
})

it('says that a snippet is missing', () => {
  renameSync(file('index.js'), file('index.mjs'))
  expect(sentence()).toBe(`${file('index.js')} cannot be read.`)
})

it('refuses a name that is no address', () => {
  mkdirSync(join(folder, 'Main First'))
  expect(sentence()).toBe(
    `${join(folder, 'Main First')} is no name for a puzzle: small letters and digits, joined by "-".`,
  )
})
