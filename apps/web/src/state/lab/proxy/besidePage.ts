import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { LabAct, LabPage } from '../labPage.ts'
import type { LabState } from '../labState.ts'
import { createBesideEvents } from './besideEvents.ts'

/**
 * The cluster beside HAProxy as a page of its own on the same clock, so that a cluster's views show it as they show any other. What can
 * be asked of one of its processes is asked of the session.
 */
export function besidePage(page: LabPage): LabPage {
  const eventsOf = createBesideEvents()
  let known: { readonly of: LabState; readonly state: LabState } | null = null
  const view = (of: LabState): LabState => {
    if (known?.of !== of) known = { of, state: { ...of, events: eventsOf(of.events) } }
    return known.state
  }
  const beside = (moment: LabMoment | null) => moment?.beside ?? null
  return {
    ...page,
    demo: 'cluster',
    store: {
      ...page.store,
      getState: () => view(page.store.getState()),
      getInitialState: () => view(page.store.getInitialState()),
      subscribe: (listener) =>
        page.store.subscribe((state, before) => listener(view(state), view(before))),
    },
    cursor: () => beside(page.moment())?.cursor ?? 0,
    moment: () => beside(page.moment()),
    now: () => beside(page.now()),
    latest: () => beside(page.latest()),
    act(action) {
      const asked = besideAct(action)
      return asked === null ? Promise.resolve(false) : page.act(asked)
    },
  }
}

/** What a card of the cluster asks for, asked of the session; null: it is nothing that can be done there. */
function besideAct(action: LabAct): LabAct | null {
  switch (action.action) {
    case 'kill':
    case 'restart':
    case 'freeze':
    case 'thaw':
      return { action: 'beside', do: action.action, process: action.process }
    default:
      return null
  }
}
