import { emptyMoment, NEW_EPOCH } from './emptyMoment.ts'
import { changeProcess, foldProcess } from './foldProcess.ts'
import { foldAnswer, foldConnection, foldRequest, foldSum } from './foldRequest.ts'
import type { LabEvent, LabEventOf } from './labEvent.ts'
import type { LabMoment } from './labMoment.ts'
import { endLoad, foldAsked, foldLoad } from './load/foldLoad.ts'
import { endInstances, foldInstances, foldTried } from './processes/foldInstances.ts'
import type { ProxySettings } from './proxy/config/proxySettings.ts'
import { foldPair } from './proxy/foldPair.ts'
import { foldProxy } from './proxy/foldProxy.ts'

/** The moment after one more event. Changes nothing of the one before. */
export function foldEvent(before: LabMoment, event: LabEvent): LabMoment {
  const moment = { ...change(before, event), cursor: before.cursor + 1, event, at: event.at }
  const { proxy } = moment
  return proxy === null ? moment : foldPair({ ...moment, proxy: foldProxy(proxy, moment) })
}

function change(moment: LabMoment, event: LabEvent): LabMoment {
  switch (event.type) {
    case 'lab':
      return moment
    case 'epoch': {
      const { epoch, settings = moment.settings, at } = event
      return { ...endOwn(moment), ...NEW_EPOCH, epoch, epochAt: at, settings }
    }
    case 'settings':
      return { ...moment, settings: event.settings }
    case 'process':
      return foldProcess(moment, event)
    case 'listening':
      return { ...moment, socket: event }
    case 'connection':
      return foldConnection(moment, event)
    case 'request':
      return foldRequest(moment, event)
    case 'answer':
      return foldAnswer(moment, event)
    case 'sum':
      return foldSum(moment, event)
    case 'sample':
      return foldSample(moment, event)
    case 'blocked':
      return changeProcess(moment, event.process, () => ({
        blocked: { from: event.from, to: event.to },
      }))
    case 'backoff':
      return { ...moment, backoff: event }
    case 'action': {
      const beside = moment.beside && foldAction(moment.beside, event)
      const load = moment.load && foldAsked(moment.load, event.action)
      const instances = moment.instances && foldTried(moment.instances, event.action)
      return { ...foldAction(moment, event), beside, load, instances }
    }
    case 'beside': {
      const own = { ...event.event, at: event.at }
      return { ...moment, beside: foldEvent(moment.beside ?? emptyBeside(moment), own) }
    }
    case 'proxySettings': {
      // The cluster that comes with this experiment is another than the one before, and has counted nothing.
      const is = (settings: ProxySettings | null | undefined) => settings?.experiment === 'cluster'
      const begins = is(event.settings) && !is(moment.proxy?.settings)
      return begins ? { ...moment, beside: null } : moment
    }
    case 'log':
    case 'config':
    case 'reload':
    case 'server':
    case 'check':
    case 'proxyStat':
    case 'proxied':
    case 'proxiedSum':
    case 'certificate':
    case 'adminSocket':
    case 'untold':
    case 'keys':
    case 'secured':
      return moment
    case 'loadQueued':
    case 'loadOver':
    case 'loadStarted':
    case 'loadSample':
    case 'loadDone':
      return moment.load === null ? moment : { ...moment, load: foldLoad(moment.load, event) }
    case 'comparison':
    case 'compared':
    case 'trial':
    case 'value':
    case 'sharing':
    case 'errorListener':
    case 'crash': {
      const { instances } = moment
      return instances === null ? moment : { ...moment, instances: foldInstances(instances, event) }
    }
    case 'end':
      return { ...endOwn(moment), end: event }
    default:
      return event satisfies never
  }
}

/** What a demo of its own was about ends with its processes. */
function endOwn(moment: LabMoment): LabMoment {
  const { load, instances } = moment
  return {
    ...moment,
    load: load && endLoad(load),
    instances: instances && endInstances(instances),
  }
}

function foldSample(moment: LabMoment, event: LabEventOf<'sample'>): LabMoment {
  const { at, cpuUs, rssBytes, loopDelayUs, open } = event
  return changeProcess(moment, event.process, ({ sample }) => {
    const known = sample?.cpuUs ?? null
    const cpuPercent =
      sample === null || known === null || cpuUs === null || at <= sample.at
        ? null
        : (100 * Math.max(0, cpuUs - known)) / (at - sample.at)
    return { sample: { at, cpuUs, cpuPercent, rssBytes, loopDelayUs, open } }
  })
}

/** A cluster beside HAProxy, of which nothing is told yet. */
function emptyBeside({ header }: LabMoment): LabMoment {
  return emptyMoment({ ...header, demo: 'cluster', labels: {} })
}

const ENDING = new Set(['kill', 'crash', 'disconnect', 'restart'])

function foldAction(moment: LabMoment, event: LabEventOf<'action'>): LabMoment {
  const next = { ...moment, lastAction: event }
  const { action, values } = event
  const all = action === 'killAll'
  const isEnding = ENDING.has(action) || ENDING.has(String(values['do']))
  if (!all && !isEnding) return next
  const named = new Set([values['process'], values['worker'], values['server']])
  const asked = (id: string, role: string) => (all ? role === 'worker' : named.has(id))
  const processes = moment.processes.map((process) =>
    process.exit === null && asked(process.id, process.role)
      ? { ...process, askedToEndAt: event.at }
      : process,
  )
  return { ...next, processes }
}
