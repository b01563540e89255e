import { LAB_DOCS } from './labDocs.ts'
import type { LabEventOf } from './labEvent.ts'
import type { LabMoment, LabProcess } from './labMoment.ts'
import type { LabSentence } from './labSentence.ts'
import { capital, named, time } from './labWords.ts'

/** Why what has just happened did. `say` is null where the rule does not hold; the first that holds is told. */
export type LabRule = {
  readonly rule: string
  readonly docs: LabSentence['docs']
  readonly say: (moment: LabMoment) => string | null
}

const workersLeft = ({ processes }: LabMoment) =>
  processes.filter(({ role, exit }) => role === 'worker' && exit === null)
const find = ({ processes }: LabMoment, id: string | null) =>
  processes.find((process) => process.id === id) ?? null

/** The process of an event `process` of this state, as it is then. */
function just(moment: LabMoment, state: LabEventOf<'process'>['state']): LabProcess | null {
  const { event } = moment
  return event.type === 'process' && event.state === state ? find(moment, event.process) : null
}

function answered(moment: LabMoment, ...outcomes: LabEventOf<'answer'>['outcome'][]) {
  const { event } = moment
  return event.type === 'answer' && outcomes.includes(event.outcome) ? event : null
}

export const LAB_RULES: readonly LabRule[] = [
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
        : 'The primary is gone, and nobody else listens on this port.'
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
  {
    rule: 'nothingHoldsThePrimary',
    docs: LAB_DOCS.unref,
    say(moment) {
      const primary = just(moment, 'exited')
      if (primary?.role !== 'primary' || primary.exit?.code !== 0) return null
      return workersLeft(moment).length > 0 || moment.settings.hold
        ? null
        : 'Without a worker nothing was left that its event loop would wait for, so it ended by itself, with code 0.'
    },
  },
  {
    rule: 'timerHoldsThePrimary',
    docs: LAB_DOCS.unref,
    say(moment) {
      const worker = just(moment, 'exited')
      const primary = find(moment, 'primary')
      if (worker?.role !== 'worker' || workersLeft(moment).length > 0) return null
      return moment.settings.hold && primary !== null && primary.exit === null
        ? 'No worker is left. The primary lives on, because a timer keeps its event loop alive.'
        : null
    },
  },
  {
    rule: 'workersFollowTheirPrimary',
    docs: LAB_DOCS.how,
    say(moment) {
      const worker = just(moment, 'exited')
      const primary = find(moment, 'primary')
      if (worker?.role !== 'worker' || primary === null || primary.exit === null) return null
      const { exit } = worker
      return exit?.code === null && exit.signal === null && !exit.asked
        ? 'Its primary is gone: a worker whose channel to the primary closes exits by itself.'
        : null
    },
  },
  {
    rule: 'finishedInOrder',
    docs: LAB_DOCS.disconnect,
    say(moment) {
      const worker = just(moment, 'exited')
      return worker?.exit?.afterDisconnect && worker.exit.code === 0
        ? 'disconnect(): it closed its servers, its last connections ended, its channel was closed, and nothing was left for its event loop.'
        : null
    },
  },
  {
    rule: 'killed',
    docs: LAB_DOCS.signals,
    say(moment) {
      const process = just(moment, 'exited')
      return process?.exit?.signal === 'SIGKILL'
        ? 'No process can catch SIGKILL: the kernel ends it at once, whatever it is doing.'
        : null
    },
  },
  {
    rule: 'terminated',
    docs: LAB_DOCS.signals,
    say(moment) {
      const process = just(moment, 'exited')
      return process?.exit?.signal === 'SIGTERM'
        ? 'Its program has no listener for SIGTERM, and without one the signal ends a process at once.'
        : null
    },
  },
  {
    rule: 'uncaught',
    docs: LAB_DOCS.uncaught,
    say(moment) {
      const process = just(moment, 'exited')
      return process?.exit?.code === 1
        ? 'Nothing caught what it threw, and Node then ends the process with code 1.'
        : null
    },
  },
  {
    rule: 'forkedAgain',
    docs: LAB_DOCS.exit,
    say(moment) {
      const worker = just(moment, 'started')
      const { settings, lastAction, backoff } = moment
      if (worker?.role !== 'worker' || !settings.refork || backoff !== null) return null
      const exits = moment.processes.filter(({ role, exit }) => role === 'worker' && exit !== null)
      const last = exits.reduce<LabProcess | null>(
        (latest, one) => ((one.exitedAt ?? 0) >= (latest?.exitedAt ?? 0) ? one : latest),
        null,
      )
      if (last === null || last.exit?.afterDisconnect) return null
      const askedSince = lastAction !== null && FORKING.has(lastAction.action)
      if (askedSince && lastAction.at >= (last.askedToEndAt ?? last.exitedAt ?? 0)) return null
      const since = time(worker.startedAt - (last.exitedAt ?? 0))
      return `The primary forks again when a worker exits: ${last.id} exited ${since} before.`
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
    rule: 'givingUp',
    docs: LAB_DOCS.exit,
    say: ({ event }) =>
      event.type === 'backoff'
        ? 'A worker that dies as it starts would be forked for ever, at the cost of a process each time.'
        : null,
  },
  {
    rule: 'capacityBack',
    docs: LAB_DOCS.how,
    say(moment) {
      const { gap, event } = moment
      if (just(moment, 'listening') === null || gap?.to !== event.at) return null
      return capital(
        `for ${time(event.at - gap.from)} fewer workers listened than before: since ${gap.process} went.`,
      )
    },
  },
]

const FORKING = new Set(['fork', 'workers', 'restart', 'refork'])
