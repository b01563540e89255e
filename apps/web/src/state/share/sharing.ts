import type { ShareView } from '@loopscope/shared/wire/share'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { NOT_LOADED } from '../../api/notLoaded.ts'
import type { OpenedShare } from '../../api/shares.ts'
import { forgetLink, keepLink, ownLinks } from '../../storage/ownLinks.ts'
import type { Player } from '../player.ts'
import { loadSelectors } from '../run/loadSelectors.ts'
import type { Session } from '../run/session.ts'
import type { Theme } from '../theme.ts'
import { askShares } from './askShares.ts'
import { type LinkWords, wordsOf } from './linkWords.ts'
import { showMoment, viewOf } from './shareView.ts'

/** A link that shows a demo's session, with its recording. */
export type OpenedLab = Extract<OpenedShare, { readonly kind: 'lab' }>

/** A link whose recording is on the page. */
type ShownLink = {
  readonly id: string
  /** Opened by its address; else it was made on this page. */
  readonly opened: boolean
  readonly cursor: number
  /** How the embedded player is to look; null: as its reader's system. */
  readonly theme: Theme | null
  /** What is said of the recording. */
  readonly words: LinkWords
  /** How the recording is looked at there and what is said of it, as text to compare. */
  readonly view: string
}

type SharingState = {
  /** null: what is on the page has no link. */
  readonly shown: ShownLink | null
  /** What the opened link shows is no run but a demo's session; null: it is not. */
  readonly demo: OpenedLab | null
  readonly busy: boolean
  /** Why there is no link, as the service said it. */
  readonly problem: { readonly code: string; readonly sentence: string } | null
}

/** Links of every kind. Nothing here ever rejects. */
export type Sharing = {
  readonly store: StoreApi<SharingState>
  /** Shows what a link shows, at its moment. What goes wrong is the session's problem. */
  open(id: string): Promise<void>
  /** Makes a link to this moment of the recording, unless it has one that looks at it so and says the same of it: to another step leads `?step=`. `theme`: how the embedded player is to look. */
  create(theme: Theme, words: LinkWords): Promise<void>
  /** Deletes the link on the page for everybody, if it was made in this browser. */
  remove(): Promise<void>
  /** Whether this browser has the key of the link. */
  isOwn(id: string): boolean
  /** Goes on with what is on the page as one's own. */
  fork(): void
  /** Puts in the snippet that a fragment carries; other fragments are none of its business. */
  openFragment(fragment: string): Promise<void>
  /** The fragment that carries the snippet as it is in the editor. */
  fragment(): Promise<string>
}

/** No link yet. */
export function createSharing(loopscope: Player): Sharing {
  const { session, playback, timeline } = loopscope
  const store = createStore<SharingState>(() => ({
    shown: null,
    demo: null,
    busy: false,
    problem: null,
  }))
  /** The link that last stood for a recording, and that recording. */
  let known: { readonly id: string; readonly events: Session['events'] } | null = null
  session.subscribe((now, before) => {
    if (now.events !== before.events && now.events !== known?.events)
      store.setState({ shown: null, problem: null })
  })
  const nowShown = (shown: ShownLink) => {
    known = { id: shown.id, events: session.getState().events }
    store.setState({ shown, demo: null, problem: null })
  }

  return {
    store,
    async open(id) {
      const before = session.getState()
      if (before.events.length === 0) session.setState({ source: '' })
      session.setState({ status: 'opening', problem: null })
      const answer = await askShares(async (api) => {
        // A moment can be gone to only in a recording that can be read.
        const [share] = await Promise.all([api.fetchShare(id), loadSelectors()])
        return share
      })
      // The person has run something meanwhile.
      if (session.getState().status !== 'opening') return
      if (answer.type === 'failed') {
        const { source, status } = before
        session.setState({ source, status, problem: answer.sentence })
        return
      }
      if (answer.value.kind === 'lab') {
        session.setState({ source: before.source, status: before.status })
        return store.setState({ demo: answer.value })
      }
      const { cursor, view, ...run } = answer.value
      const { source, module, node, threadPoolSize } = run
      loopscope.show({ source, module, node, threadPoolSize }, run.events)
      showMoment(loopscope, cursor, view)
      const { cursor: at } = playback.getState()
      const { theme = null, title = '', note = '', stops = [] } = view
      const words = { title, note, stops }
      nowShown({ id, opened: true, cursor: at, theme, words, view: viewText(loopscope, words) })
    },
    async create(theme, words) {
      const runId = timeline()?.run?.runId
      const { shown } = store.getState()
      const text = viewText(loopscope, words)
      if (runId === undefined || shown?.view === text) return
      store.setState({ busy: true, problem: null })
      const { cursor } = playback.getState()
      const view = JSON.parse(text) as ShareView
      const isKnown = known !== null && known.events === session.getState().events
      const what = isKnown && known !== null ? { shareId: known.id } : { runId }
      const answer = await askShares((api) =>
        api.createShare({ ...what, cursor, view: { ...view, theme } }),
      )
      store.setState({ busy: false })
      if (answer.type === 'failed') return store.setState({ problem: answer })
      const { id, deleteKey } = answer.value
      keepLink({ id, deleteKey })
      if (timeline()?.run?.runId === runId)
        nowShown({ id, opened: false, cursor, theme, words, view: text })
    },
    async remove() {
      const id = store.getState().shown?.id
      const own = ownLinks().find((link) => link.id === id)
      if (own === undefined) return
      store.setState({ busy: true, problem: null })
      const answer = await askShares((api) => api.deleteShare(own.id, own.deleteKey))
      store.setState({ busy: false })
      if (answer.type === 'failed' && answer.code !== 'unknown_share')
        return store.setState({ problem: answer })
      forgetLink(own.id)
      if (known?.id === own.id) known = null
      if (store.getState().shown?.id === own.id) store.setState({ shown: null })
    },
    isOwn: (id) => ownLinks().some((link) => link.id === id),
    fork: () => store.setState({ shown: null, problem: null }),
    async openFragment(fragment) {
      if (fragment.length < 2) return
      const link = await withLinks((links) => links.readSnippetLink(fragment))
      if (link === null) return session.setState({ problem: NOT_LOADED })
      if (link.type === 'broken') session.setState({ problem: link.sentence })
      if (link.type !== 'read') return
      const { source, module, node, threadPoolSize = 4 } = link.snippet
      loopscope.begin({ source, module, node, threadPoolSize })
    },
    async fragment() {
      const { source, module, node, threadPoolSize } = session.getState()
      const snippet = { source, module, node, threadPoolSize }
      return (await withLinks((links) => links.writeSnippetLink(snippet))) ?? ''
    },
  }
}

/** How a link made now would look at the recording: two texts are equal when their links would show the same, but for the step. */
function viewText({ playback, lanesView, selection }: Player, words: LinkWords): string {
  return JSON.stringify({
    ...viewOf(playback.getState().clock, lanesView.getState(), selection.getState()),
    ...wordsOf(words),
  })
}

// As with the rest of the wire: its schemas come when they are needed.

async function withLinks<T>(
  use: (links: typeof import('../../api/snippetLink.ts')) => Promise<T>,
): Promise<T | null> {
  try {
    return await use(await import('../../api/snippetLink.ts'))
  } catch (error) {
    console.warn('A part of the page did not load.', error)
    return null
  }
}
