import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerOf, EITHER } from './answerOf.ts'
import type { SeenOutput, VersionAnswers } from './answers.ts'
import { judge } from './judge.ts'
import type { Question } from './puzzle.ts'
import { tilesOf } from './tilesOf.ts'

const order = (more: Partial<Question & { kind: 'order' }> = {}): Question => ({
  ...{ kind: 'order', text: 'In which order?', decoys: [], ending: false },
  ...more,
})
const first: Question = { kind: 'first', text: 'Which comes first?', choices: ['a', 'b'] }

const output = (lines: string[], more: Partial<SeenOutput> = {}): SeenOutput => ({
  ...{ lines, outcome: 'finished', exitCode: 0, runs: 15 },
  ...more,
})
const answers = (...outputs: SeenOutput[]): VersionAnswers => ({
  ...{ node: '24.21.0', runs: 30, outputs },
})

describe('answerOf', () => {
  it('has one sequence for every output that runs gave, most frequent first', () => {
    const seen = answers(output(['a', 'b']), output(['b', 'a']))
    expect(answerOf(order(), seen)).toEqual({
      kind: 'order',
      sequences: [
        ['a', 'b'],
        ['b', 'a'],
      ],
    })
  })

  it('ends a sequence with how the process ended where that is asked for', () => {
    const threw = output(['a'], { outcome: 'threw', exitCode: 1 })
    const stuck = output(['a'], { outcome: 'timedOut', exitCode: null })
    expect(answerOf(order({ ending: true }), answers(threw, stuck))).toEqual({
      kind: 'order',
      sequences: [
        ['a', 'exits with code 1'],
        ['a', 'never ends'],
      ],
    })
  })

  it('takes outputs that differ only in the ending for one where that is not asked for', () => {
    const threw = output(['a'], { outcome: 'threw', exitCode: 1 })
    expect(answerOf(order(), answers(output(['a']), threw))).toEqual({
      kind: 'order',
      sequences: [['a']],
    })
  })

  it('names the line that came first in every run, or either', () => {
    expect(answerOf(first, answers(output(['x', 'b', 'a'])))).toEqual({ kind: 'first', first: 'b' })
    expect(answerOf(first, answers(output(['a', 'b']), output(['b', 'a'])))).toEqual({
      kind: 'first',
      first: EITHER,
    })
  })

  it('refuses answers without the lines that are asked for', () => {
    expect(() => answerOf(first, answers(output(['x'])))).toThrow('No run printed a or b.')
  })
})

describe('judge', () => {
  it('takes any order that a run gave', () => {
    const seen = answers(output(['a', 'b']), output(['b', 'a']))
    expect(judge(order(), seen, ['b', 'a'])).toEqual({ right: true })
  })

  it('names the first wrong place of the answer that agrees longest', () => {
    const seen = answers(output(['a', 'b', 'c', 'd']), output(['b', 'a', 'c', 'd']))
    expect(judge(order(), seen, ['b', 'a', 'd', 'c'])).toEqual({
      right: false,
      at: 2,
      nearest: ['b', 'a', 'c', 'd'],
    })
  })

  it('finds a prediction too short or too long wrong where it ends or goes on', () => {
    const seen = answers(output(['a', 'b']))
    expect(judge(order(), seen, ['a'])).toEqual({ right: false, at: 1, nearest: ['a', 'b'] })
    expect(judge(order(), seen, ['a', 'b', 'c'])).toEqual({
      right: false,
      at: 2,
      nearest: ['a', 'b'],
    })
  })

  it('judges which comes first', () => {
    const both = answers(output(['a', 'b']), output(['b', 'a']))
    expect(judge(first, both, ['a'])).toEqual({ right: false, at: 0, nearest: [EITHER] })
    expect(judge(first, both, [EITHER])).toEqual({ right: true })
    expect(judge(first, answers(output(['a', 'b'])), ['a'])).toEqual({ right: true })
  })

  it('finds right what is a legal answer and nothing else, and points at the first wrong place', () => {
    const lines = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 })
    fc.assert(
      fc.property(fc.array(lines, { minLength: 1, maxLength: 4 }), lines, (legal, prediction) => {
        const verdict = judge(order(), answers(...legal.map((each) => output(each))), prediction)
        const same = (sequence: readonly string[]) => sequence.join() === prediction.join()
        expect(verdict.right).toBe(legal.some(same))
        if (verdict.right) return
        const { at, nearest } = verdict
        expect(nearest.slice(0, at)).toEqual(prediction.slice(0, at))
        expect(nearest[at]).not.toBe(prediction[at])
        for (const sequence of legal)
          expect(sequence.slice(0, at + 1)).not.toEqual(prediction.slice(0, at + 1))
      }),
    )
  })
})

describe('tilesOf', () => {
  it('has a line that is printed twice twice', () => {
    const seen = answers(output(['a', 'b', 'a']), output(['b', 'a']))
    expect(tilesOf('any', order({ decoys: ['a', 'c'] }), seen).sort()).toEqual(['a', 'a', 'b', 'c'])
  })

  it('has every token of every answer, the decoys and two ways to end, once each', () => {
    const seen = answers(output(['a', 'b']), output(['a', 'c'], { outcome: 'threw', exitCode: 7 }))
    expect(tilesOf('any', order({ decoys: ['d'], ending: true }), seen).sort()).toEqual([
      ...['a', 'b', 'c', 'd'],
      ...['exits with code 0', 'exits with code 1', 'exits with code 7'],
    ])
  })

  it('never begins with a right answer, and is the same at every visit', () => {
    const lines = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 2 })
    fc.assert(
      fc.property(fc.string(), lines, (name, legal) => {
        const seen = answers(output(legal))
        const tiles = tilesOf(name, order(), seen)
        expect(judge(order(), seen, tiles).right).toBe(false)
        expect(tiles.toSorted()).toEqual(legal.toSorted())
        expect(tilesOf(name, order(), seen)).toEqual(tiles)
      }),
    )
  })

  it('takes any order where every order is right', () => {
    const seen = answers(output(['a', 'b']), output(['b', 'a']))
    expect(tilesOf('any', order(), seen).sort()).toEqual(['a', 'b'])
  })

  it('offers the two choices as they are written', () => {
    expect(tilesOf('any', first, answers(output(['b', 'a'])))).toEqual(['a', 'b'])
  })
})
