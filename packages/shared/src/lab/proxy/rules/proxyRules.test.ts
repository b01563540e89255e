import { describe, expect, it } from 'vitest'
import { labTypes } from '../../../../fixtures/claims/labs/labClaims.ts'
import { proxyClaims, proxyTypes } from '../../../../fixtures/claims/labs/proxyClaims.ts'
import { readLabFixture } from '../../../../fixtures/readLabFixture.ts'
import { LabFold } from '../../labAt.ts'
import type { LabMoment } from '../../labMoment.ts'
import { labNow } from '../../now/labNow.ts'
import { labWhy } from '../../rules/labWhy.ts'
import { PROXY_RULES } from './proxyRules.ts'

const sessions = ['haproxy', 'haproxyTabs', 'haproxyFailovers'].map(
  (name) => new LabFold(readLabFixture(name)),
)
const all = sessions.flatMap((fold) =>
  fold.events.map((_, cursor) => ({ moment: fold.at(cursor) as LabMoment, events: fold.events })),
)

describe('Why', () => {
  it.each(PROXY_RULES.map(({ rule }) => rule))(
    '%s is told in a recorded session, and is true',
    (rule) => {
      const told = all.flatMap(({ moment, events }) => {
        const why = labWhy(moment)
        return why?.rule === rule ? [{ moment, why, events }] : []
      })
      expect(told.length).toBeGreaterThan(0)
      for (const { moment, why, events } of told)
        expect([moment.cursor, why.text, proxyClaims[rule]?.(moment, why.text, events)]).toEqual([
          moment.cursor,
          why.text,
          true,
        ])
    },
  )

  it('has a claim for each rule and no other', () => {
    expect(Object.keys(proxyClaims).toSorted()).toEqual(
      PROXY_RULES.map(({ rule }) => rule).toSorted(),
    )
  })
})

describe('Now', () => {
  it('is a sentence at every moment, of every type of event that this demo has', () => {
    const told = new Set<string>()
    for (const { moment } of all) {
      const { rule, text } = labNow(moment)
      told.add(rule)
      if (moment.event.type === 'log') continue
      expect(text).toMatch(/^(?:[A-Z\d]|web-api-|recipe-api|server-gzip|autocannon)[^\n]*\.$/)
      expect(text).not.toMatch(/undefined|null|NaN|\b1 (?:requests|servers)\b| -\d/)
    }
    const others = ['backoff', 'blocked', 'listening', 'settings']
    const measured = ['loadStarted', 'loadSample', 'loadDone'] as const
    const expected = [
      ...labTypes.filter((type) => !others.includes(type)),
      ...[...proxyTypes, ...measured],
    ]
    expect([...told].toSorted()).toEqual(expected.toSorted())
  })
})
