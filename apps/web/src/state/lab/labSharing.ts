import { createStore, type StoreApi } from 'zustand/vanilla'
import { forgetLink, keepLink, ownLinks } from '../../storage/ownLinks.ts'
import { askShares } from '../share/askShares.ts'
import { type LinkWords, NO_WORDS, wordsOf } from '../share/linkWords.ts'

/** A link that stands for the recording on the page, the moment that it opens at, and what it says of the recording. */
type LabLink = {
  readonly id: string
  readonly cursor: number
  readonly words: LinkWords
  /** The tab of the demo that it shows; null: whichever the moment has. */
  readonly tab: string | null
}

type LabSharingState = {
  readonly link: LabLink | null
  readonly busy: boolean
  readonly problem: string | null
}

/** Links to a demo's session as it is at a moment. Nothing here rejects. */
export type LabSharing = {
  readonly store: StoreApi<LabSharingState>
  /** What the next link is to say. */
  readonly draft: StoreApi<LinkWords>
  /** The tab of the demo that is shown; null: it has none. */
  readonly tab: StoreApi<{ readonly name: string | null }>
  /** Whether a link to the moment that is shown, with the words of the draft, would be another one than there is. */
  isOther(): boolean
  /** Makes a link to the moment that is shown, unless there is one that says the same. */
  create(): Promise<void>
  /** Deletes the link for everybody. */
  remove(): Promise<void>
  isOwn(id: string): boolean
  /** Another recording takes the place of the one that the link showed. `link`: one that shows this one. */
  forget(link?: LabLink): void
}

const NONE: LabSharingState = { link: null, busy: false, problem: null }

/** `shown`: the session on the page (null: it is none of the service's), and the moment. */
export function createLabSharing(
  shown: () => { readonly id: string | null; readonly cursor: number },
): LabSharing {
  const store = createStore<LabSharingState>(() => NONE)
  const draft = createStore<LinkWords>(() => NO_WORDS)
  const tab = createStore<{ readonly name: string | null }>(() => ({ name: null }))
  const isOther = () => {
    const { link } = store.getState()
    if (link?.cursor !== shown().cursor) return true
    if (link.tab !== null && link.tab !== tab.getState().name) return true
    return JSON.stringify(wordsOf(link.words)) !== JSON.stringify(wordsOf(draft.getState()))
  }
  return {
    store,
    draft,
    tab,
    isOther,
    async create() {
      const { id, cursor } = shown()
      const { link, busy } = store.getState()
      if (busy || !isOther()) return
      if (id === null && link === null) return
      store.setState({ busy: true, problem: null })
      const what = id !== null ? { labId: id } : { shareId: link?.id ?? '' }
      const words = draft.getState()
      const { name } = tab.getState()
      const view = { ...wordsOf(words), ...(name !== null && { tab: name }) }
      const answer = await askShares((shares) => shares.createShare({ ...what, cursor, view }))
      store.setState({ busy: false })
      if (answer.type === 'failed') return store.setState({ problem: answer.sentence })
      keepLink(answer.value)
      if (shown().id === id)
        store.setState({ link: { id: answer.value.id, cursor, words, tab: name } })
    },
    async remove() {
      const { link } = store.getState()
      const own = ownLinks().find(({ id }) => id === link?.id)
      if (own === undefined) return
      store.setState({ busy: true, problem: null })
      const answer = await askShares((shares) => shares.deleteShare(own.id, own.deleteKey))
      store.setState({ busy: false })
      if (answer.type === 'failed' && answer.code !== 'unknown_share')
        return store.setState({ problem: answer.sentence })
      forgetLink(own.id)
      store.setState({ link: null })
    },
    isOwn: (id) => ownLinks().some((link) => link.id === id),
    forget(link) {
      const { link: before } = store.getState()
      store.setState({ ...NONE, link: link ?? null }, true)
      // A link's words were said of the recording that is gone; so were the stops of words that no link has yet.
      draft.setState(link?.words ?? (before === null ? { stops: [] } : NO_WORDS))
    },
  }
}
