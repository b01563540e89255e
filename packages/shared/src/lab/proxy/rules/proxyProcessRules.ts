import { counted } from '../../labWords.ts'
import { LAB_DOCS } from '../../rules/labDocs.ts'
import type { LabRule } from '../../rules/labRule.ts'
import { answered, find, just } from '../../rules/labRuleFacts.ts'
import { keysMoved } from '../keysMoved.ts'
import { isFrontProxy } from '../proxyNames.ts'
import { PROXY_DOCS } from './proxyDocs.ts'
import { settingsOf } from './proxyRuleFacts.ts'

/** Why processes begin, end and take over, and what came of connections that HAProxy had no request of. */
export const PROXY_PROCESS_RULES: readonly LabRule[] = [
  {
    rule: 'socketsHandedOver',
    docs: PROXY_DOCS.reload,
    say: ({ event }) =>
      event.type === 'reload' && event.state === 'ready'
        ? 'The old HAProxy has handed its listening sockets to the new one through the admin socket (-x): the port was never closed.'
        : null,
  },
  {
    rule: 'softStop',
    docs: PROXY_DOCS.reload,
    say: ({ event }) =>
      event.type === 'reload' && event.state === 'done' && event.lost === 0
        ? 'The old one was told to stop softly (-sf): it took nothing new and answered what it had, so nobody has noticed.'
        : null,
  },
  {
    rule: 'refusedWithoutProxy',
    docs: LAB_DOCS.signals,
    say(moment) {
      if (answered(moment, 'refused') === null || moment.proxy?.process !== null) return null
      const was = moment.processes.some((one) => isFrontProxy(one) && one.exit !== null)
      return was
        ? 'HAProxy is gone, and its servers do not listen on its port: what stands in front of all others takes all others with it.'
        : null
    },
  },
  {
    rule: 'proxyGone',
    docs: LAB_DOCS.signals,
    say(moment) {
      const process = just(moment, 'exited')
      if (process?.role !== 'proxy' || process.exit?.withAll || moment.proxy?.process != null)
        return null
      const how =
        process.exit?.signal === 'SIGKILL' ? 'The kernel ended it at once' : 'It has ended'
      return `${how}, and closed its listening socket with it. Nobody takes its place: until HAProxy runs again every client is refused, though all servers behind it live.`
    },
  },
  {
    rule: 'closedInOrder',
    docs: LAB_DOCS.signals,
    say(moment) {
      const process = just(moment, 'exited')
      return process?.role === 'server' && process.exit?.code === 0
        ? 'It has a listener for SIGTERM: it took no more connections, answered what it had, and nothing was left for its event loop.'
        : null
    },
  },
  {
    rule: 'serverKilled',
    docs: LAB_DOCS.signals,
    say(moment) {
      const process = just(moment, 'exited')
      if (process?.exit?.signal !== 'SIGKILL' || process.exit.withAll) return null
      return process.role === 'server' && process.id !== 'recipe-api' && process.exit.asked
        ? 'The kernel ended it at once. HAProxy is not told: it will find out by a check, or by a request.'
        : null
    },
  },
  {
    rule: 'connectionsDroppedWithProxy',
    docs: LAB_DOCS.signals,
    say(moment) {
      const answer = answered(moment, 'lost', 'reset')
      const holder = answer && find(moment, answer.process)
      return holder?.role === 'proxy' && (holder.exit !== null || holder.askedToEndAt !== null)
        ? 'HAProxy held the connection and was ended: whatever went through it went with it, on both sides.'
        : null
    },
  },
  {
    rule: 'keysMoved',
    docs: PROXY_DOCS.hashType,
    say(moment) {
      const { keys, keysBefore } = moment.proxy ?? {}
      if (moment.event.type !== 'keys' || !keys || !keysBefore) return null
      const moved = keysMoved(keysBefore, keys)
      if (moved === 0) return null
      const out = keysBefore.servers.filter((name) => !keys.servers.includes(name))
      const [gone] = out
      if (out.length !== 1 || gone === undefined) return null
      const had = keysBefore.of.filter((index) => keysBefore.servers[index] === gone).length
      const how =
        settingsOf(moment)?.hashType === 'consistent'
          ? 'A consistent hash moves the keys of the server that is gone, and no others'
          : 'A map-based hash is divided by the number of servers, so that nearly all keys are dealt anew'
      return `${counted(moved, 'key')} of ${keys.of.length} ${moved === 1 ? 'has' : 'have'} another server than before; ${gone}, which is gone, had ${had}. ${how}.`
    },
  },
  {
    rule: 'selfSigned',
    docs: PROXY_DOCS.crt,
    say: ({ event }) =>
      event.type === 'certificate' && event.subject === event.issuer
        ? 'It is signed by its own key: whoever was not given it has no reason to believe it, and browsers and curl say so.'
        : null,
  },
  {
    rule: 'distrusted',
    docs: PROXY_DOCS.crt,
    say: ({ event }) =>
      event.type === 'secured' && event.error === 'DEPTH_ZERO_SELF_SIGNED_CERT'
        ? 'The client was given no certificate to trust, as curl without --cacert: it broke off before it sent a request.'
        : null,
  },
  {
    rule: 'noTls',
    docs: PROXY_DOCS.crt,
    say: ({ event }) =>
      event.type === 'secured' && event.protocol === null && event.error === 'ECONNRESET'
        ? 'The client spoke HTTP to a port that expects TLS: HAProxy could make nothing of its first bytes and closed the connection.'
        : null,
  },
]
