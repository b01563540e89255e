import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labClaims, labTypes } from '../../../fixtures/claims/labs/labClaims.ts'
import { randomLab } from '../../../fixtures/randomLab.ts'
import { readLabFixture } from '../../../fixtures/readLabFixture.ts'
import { LabFold } from '../labAt.ts'
import type { LabMoment } from '../labMoment.ts'
import { labNow } from '../now/labNow.ts'
import { LAB_RULES } from './labRules.ts'
import { labWhy } from './labWhy.ts'

const recorded = new LabFold(readLabFixture())
const moments = recorded.events.map((_, cursor) => recorded.at(cursor) as LabMoment)
const hung = new LabFold(readLabFixture('hungHandOver'))
const all = [...moments, ...hung.events.map((_, cursor) => hung.at(cursor) as LabMoment)]

describe('Why', () => {
  it.each(LAB_RULES.map(({ rule }) => rule))(
    '%s is told in a recorded session, and is true',
    (rule) => {
      const told = all.flatMap((moment) => {
        const why = labWhy(moment)
        return why?.rule === rule ? [{ moment, why }] : []
      })
      expect(told.length).toBeGreaterThan(0)
      for (const { moment, why } of told) {
        const claim = labClaims[rule]
        expect([rule, claim?.(moment, why.text)]).toEqual([rule, true])
      }
    },
  )

  it('is true of random sessions', () => {
    fc.assert(
      fc.property(randomLab, (events) => {
        const fold = new LabFold(events)
        for (const cursor of events.keys()) {
          const moment = fold.at(cursor) as LabMoment
          const why = labWhy(moment)
          if (why !== null)
            expect([why, labClaims[why.rule]?.(moment, why.text)]).toEqual([why, true])
        }
      }),
    )
  })

  it('has a claim for each rule and no other', () => {
    expect(Object.keys(labClaims).toSorted()).toEqual(LAB_RULES.map(({ rule }) => rule).toSorted())
  })
})

describe('Now', () => {
  it('is a sentence at every moment, of every type of event', () => {
    const told = new Set<string>()
    for (const moment of all) {
      const { rule, text } = labNow(moment)
      told.add(rule)
      if (moment.event.type === 'log') continue
      expect(text).toMatch(/^[A-Z\d][^\n]*\.$/)
      expect(text).not.toMatch(/undefined|null|NaN|\b1 (?:requests|workers)\b/)
    }
    expect([...told].toSorted()).toEqual(labTypes.toSorted())
  })
})
