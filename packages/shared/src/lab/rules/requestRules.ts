import { capital } from '../labWords.ts'
import { LAB_DOCS } from './labDocs.ts'
import type { LabRule } from './labRule.ts'
import { answered, find, workersLeft } from './labRuleFacts.ts'

/** Why a request became what it did. */
export const REQUEST_RULES: readonly LabRule[] = [
  {
    rule: 'connectionsNotRequests',
    docs: LAB_DOCS.keepAlive,
    say(moment) {
      const answer = answered(moment, 'answered')
      if (answer?.process == null || moment.settings.connections !== 'keepAlive') return null
      return `Connections are shared out, not requests: ${answer.process} has this connection, and so it gets every request on it.`
    },
  },
  {
    rule: 'refusedWithoutPrimary',
    docs: LAB_DOCS.exit,
    say(moment) {
      if (answered(moment, 'refused') === null || moment.socket?.owners.length !== 0) return null
      const primary = find(moment, 'primary')
      return primary === null || primary.exit === null
        ? null
        : 'The primary is gone, and nothing else listens on this port.'
    },
  },
  {
    rule: 'refusedWithoutWorkers',
    docs: LAB_DOCS.how,
    say(moment) {
      if (answered(moment, 'refused') === null || moment.socket?.owners.length !== 0) return null
      const primary = find(moment, 'primary')
      return primary === null || primary.exit !== null || workersLeft(moment).length > 0
        ? null
        : 'The primary lives, but it listens only for its workers: when the last one went, it closed the socket.'
    },
  },
  {
    rule: 'refusedBeforeListening',
    docs: LAB_DOCS.how,
    say(moment) {
      if (answered(moment, 'refused') === null) return null
      // Told as soon as anybody of this epoch listens.
      return moment.socket === null && find(moment, 'primary')?.exit == null
        ? 'No worker has asked to listen yet, and the primary opens the socket when the first one does.'
        : null
    },
  },
  {
    rule: 'goneWithItsProcess',
    docs: LAB_DOCS.signals,
    say(moment) {
      const answer = answered(moment, 'lost', 'reset')
      const holder = answer && find(moment, answer.process)
      if (!holder || (holder.exit === null && holder.askedToEndAt === null)) return null
      return `${holder.id} held its connection and ${holder.exit === null ? 'was told to end' : 'has ended'}: what a process has in flight goes with it.`
    },
  },
  {
    rule: 'timedOutFrozen',
    docs: LAB_DOCS.signals,
    say(moment) {
      const answer = answered(moment, 'timedOut')
      const holder = answer && find(moment, answer.process)
      return holder?.frozen
        ? `${holder.id} is frozen: the kernel keeps its connections open, but nothing in it can answer.`
        : null
    },
  },
  {
    rule: 'noWorkerTookIt',
    docs: LAB_DOCS.how,
    say(moment) {
      const answer = answered(moment, 'timedOut')
      if (answer === null || answer.process !== null) return null
      const sentAt = answer.at - answer.us
      const ended = moment.processes.find(
        ({ role, exitedAt }) => role === 'worker' && exitedAt !== null && exitedAt >= sentAt,
      )
      const untaken = 'Its connection was open, but no worker ever took it.'
      return ended === undefined || moment.settings.policy !== 'rr'
        ? untaken
        : `${untaken} ${capital(ended.id)} ended after it was sent: what the primary has sent to a worker that ends, it gives to no other.`
    },
  },
]
