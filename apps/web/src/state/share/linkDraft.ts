import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Loopscope } from '../loopscope.ts'
import { type LinkWords, NO_WORDS } from './linkWords.ts'

const drafts = new WeakMap<object, StoreApi<LinkWords>>()

/** What is to be said of the recording by the next link to it. At first what the link on the page says; stops leave with the recording that they are steps of. */
export function linkDraftOf({
  session,
  sharing,
}: Pick<Loopscope, 'session' | 'sharing'>): StoreApi<LinkWords> {
  const known = drafts.get(session)
  if (known !== undefined) return known
  const store = createStore<LinkWords>(() => sharing.store.getState().shown?.words ?? NO_WORDS)
  drafts.set(session, store)
  session.subscribe((now, before) => {
    if (now.events !== before.events && store.getState().stops.length > 0)
      store.setState({ stops: [] })
  })
  sharing.store.subscribe(({ shown }, before) => {
    if (shown?.opened === true && shown !== before.shown) store.setState(shown.words)
  })
  return store
}
