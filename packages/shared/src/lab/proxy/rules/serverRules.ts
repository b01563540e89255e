import { counted, time } from '../../labWords.ts'
import type { LabRule } from '../../rules/labRule.ts'
import { find } from '../../rules/labRuleFacts.ts'
import { checkWords } from '../serverHealth.ts'
import { PROXY_DOCS } from './proxyDocs.ts'
import { became, settingsOf } from './proxyRuleFacts.ts'

/** Why HAProxy thinks of a server what it does. */
export const SERVER_RULES: readonly LabRule[] = [
  {
    rule: 'markedDownByAnError',
    docs: PROXY_DOCS.observe,
    say(moment) {
      const server = became(moment, 'DOWN')
      const { observe } = settingsOf(moment) ?? {}
      if (server?.check !== 'HANA' || observe === undefined) return null
      return `No check found out: ${counted(observe.errorLimit, 'error')} of real requests ${observe.errorLimit === 1 ? 'was' : 'were'} enough (observe ${observe.layer}, on-error ${observe.onError}).`
    },
  },
  {
    rule: 'down',
    docs: PROXY_DOCS.fall,
    say(moment) {
      const server = became(moment, 'DOWN')
      const { failover } = moment.proxy ?? {}
      const changed = moment.proxy?.servers.find(({ name }) => name === server?.server)?.changedAt
      if (server === null || server.status !== 'DOWN' || changed !== server.at) return null
      const { check } = settingsOf(moment) ?? {}
      if (check === undefined || check.kind === 'none') return null
      const since =
        failover?.server === server.server && failover.downAt === server.at
          ? ` ${time(server.at - failover.at)} after it ${failover.cause === 'frozen' ? 'was frozen' : 'ended'}, HAProxy gives it no more requests.`
          : ' HAProxy gives it no more requests.'
      // As it begins HAProxy takes every server to be well, but has its health no better than that.
      const begun = find(moment, moment.proxy?.process ?? null)?.listeningAt ?? 0
      if (check.fall > 1 && server.at - begun < (check.fall - 1) * check.interMs * 1000)
        return `This HAProxy had not checked it before, and the first check that fails is then enough.${since}`
      const { timeouts } = settingsOf(moment) ?? {}
      const apart =
        server.check?.endsWith('TOUT') === true
          ? `each after ${(timeouts?.checkMs ?? 0) > 0 ? `timeout check, ${timeouts?.checkMs} ms` : `it had waited ${check.interMs} ms`} for an answer, and the next ${check.interMs} ms later (inter)`
          : `at most ${check.interMs} ms apart (inter)`
      return `${counted(check.fall, 'check')} in a row ${check.fall === 1 ? 'has' : 'have'} failed (fall), ${apart}.${since}`
    },
  },
  {
    rule: 'checkFailed',
    docs: PROXY_DOCS.fall,
    say(moment) {
      const server = became(moment, 'UP ')
      if (server === null || server.check === 'INI' || server.check?.endsWith('OK')) return null
      const frozen = find(moment, server.server)?.frozen
      const left = server.health - server.rise + 1
      const why = frozen
        ? ' It is frozen: the kernel takes connections for it, and nothing answers.'
        : ''
      return `A check has failed: ${checkWords(server.check, 'it')} (${server.check}). That is not enough: ${left} more in a row must fail before HAProxy takes it out. Until then it is given requests.${why}`
    },
  },
  {
    rule: 'checkPassed',
    docs: PROXY_DOCS.rise,
    say(moment) {
      const server = became(moment, 'DOWN ')
      return server?.check?.endsWith('OK')
        ? `A check has passed, and one is not believed either: ${server.rise} in a row must pass (rise).`
        : null
    },
  },
  {
    rule: 'upAgain',
    docs: PROXY_DOCS.rise,
    say(moment) {
      const server = became(moment, 'UP')
      const { failover } = moment.proxy ?? {}
      if (server === null || failover?.server !== server.server || failover.upAt !== server.at)
        return null
      if (failover.backAt === null || failover.downAt === null) return null
      return `${counted(server.rise, 'check')} in a row passed (rise): ${time(server.at - failover.backAt)} after it ${failover.cause === 'frozen' ? 'was thawed' : 'listened'} again it is given requests.`
    },
  },
  {
    rule: 'drained',
    docs: PROXY_DOCS.state,
    say: (moment) =>
      became(moment, 'DRAIN') === null
        ? null
        : 'It finishes what it has and is given nothing new, and it is checked as before: that is how one takes a server out without harm.',
  },
  {
    rule: 'inMaintenance',
    docs: PROXY_DOCS.state,
    say: (moment) =>
      became(moment, 'MAINT') === null
        ? null
        : 'Somebody has said so by the admin socket: no requests and no checks, whether it is well or not.',
  },
]
