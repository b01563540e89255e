import { createStore, type StoreApi } from 'zustand/vanilla'
import { forgetLink, keepLink, ownLinks } from '../../storage/ownLinks.ts'
import { askShares } from '../share/askShares.ts'

/** A link that stands for the recording on the page, and the moment that it opens at. */
type LabLink = { readonly id: string; readonly cursor: number }

type LabSharingState = {
  readonly link: LabLink | null
  readonly busy: boolean
  readonly problem: string | null
}

/** Links to a demo's session as it is at a moment. Nothing here rejects. */
export type LabSharing = {
  readonly store: StoreApi<LabSharingState>
  /** Makes a link to the moment that is shown. */
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
  return {
    store,
    async create() {
      const { id, cursor } = shown()
      const { link, busy } = store.getState()
      if (busy || link?.cursor === cursor) return
      if (id === null && link === null) return
      store.setState({ busy: true, problem: null })
      const what = id !== null ? { labId: id } : { shareId: link?.id ?? '' }
      const answer = await askShares((shares) => shares.createShare({ ...what, cursor, view: {} }))
      store.setState({ busy: false })
      if (answer.type === 'failed') return store.setState({ problem: answer.sentence })
      keepLink(answer.value)
      if (shown().id === id) store.setState({ link: { id: answer.value.id, cursor } })
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
    forget: (link) => store.setState({ ...NONE, link: link ?? null }, true),
  }
}
