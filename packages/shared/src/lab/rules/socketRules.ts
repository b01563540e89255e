import { named } from '../labWords.ts'
import { LAB_DOCS } from './labDocs.ts'
import type { LabRule } from './labRule.ts'
import { find, workersLeft } from './labRuleFacts.ts'

/** Who gets a connection, who listens, and what holds a loop. */
export const SOCKET_RULES: readonly LabRule[] = [
  {
    rule: 'handedOverInTurn',
    docs: LAB_DOCS.how,
    say: ({ event, settings }) =>
      event.type === 'connection' && event.state === 'accepted' && settings.policy === 'rr'
        ? 'Round robin: the primary accepts every connection, and gives it to the worker that has waited for one the longest.'
        : null,
  },
  {
    rule: 'acceptedByItself',
    docs: LAB_DOCS.policy,
    say: ({ event, settings }) =>
      event.type === 'connection' && event.state === 'accepted' && settings.policy === 'none'
        ? 'Left to the operating system: all workers wait at the same socket, and the kernel decides whose accept gets the connection.'
        : null,
  },
  {
    rule: 'onlyThePrimaryListens',
    docs: LAB_DOCS.how,
    say: ({ event, settings }) =>
      event.type === 'listening' && settings.policy === 'rr' && event.owners.join() === 'primary'
        ? 'Round robin: the primary alone listens, and sends accepted connections to its workers.'
        : null,
  },
  {
    rule: 'socketShared',
    docs: LAB_DOCS.policy,
    say: ({ event, settings }) =>
      event.type === 'listening' && settings.policy === 'none' && event.owners.length > 1
        ? 'Left to the operating system: the primary opens the socket and sends it to each worker, so that all hold the same one.'
        : null,
  },
  {
    rule: 'deadSocket',
    docs: LAB_DOCS.how,
    say(moment) {
      const { event } = moment
      if (event.type !== 'listening' || event.owners.length > 0) return null
      return workersLeft(moment).length === 0 ? 'No worker is left to listen for.' : null
    },
  },
  {
    rule: 'loopHeld',
    docs: LAB_DOCS.blocking,
    say(moment) {
      const { event } = moment
      const process = event.type === 'blocked' ? find(moment, event.process) : null
      return process === null
        ? null
        : `A callback runs to its end. Until it returned, ${named(process)} could neither read a request nor send an answer; other processes went on.`
    },
  },
  {
    rule: 'givingUp',
    docs: LAB_DOCS.exit,
    say: ({ event }) =>
      event.type === 'backoff'
        ? 'A worker that dies as it starts would be forked for ever, at the cost of a process each time.'
        : null,
  },
]
