import type { LabProcess } from '../labMoment.ts'
import { capital, time } from '../labWords.ts'
import { LAB_DOCS } from './labDocs.ts'
import type { LabRule } from './labRule.ts'
import { find, just, workersLeft } from './labRuleFacts.ts'

const FORKING = new Set(['fork', 'workers', 'restart', 'refork'])

/** Why a process began or ended. */
export const PROCESS_RULES: readonly LabRule[] = [
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
      return process?.exit?.signal === 'SIGKILL' && !process.exit.withAll && !process.exit.unneeded
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
