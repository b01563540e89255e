/** A link made in this browser, with the key that deletes it. */
export type OwnLink = { readonly id: string; readonly deleteKey: string }

const PLACE = 'loopscope.links'
const MOST = 500

/** The links that were made here, newest first. None where the browser forbids storage. */
export function ownLinks(): readonly OwnLink[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isOwnLink) : []
  } catch {
    // Storage is forbidden here, or somebody else wrote to it.
    return []
  }
}

/** Remembers a link, and forgets the oldest of very many. */
export function keepLink(link: OwnLink): void {
  write([link, ...ownLinks()].slice(0, MOST))
}

export function forgetLink(id: string): void {
  write(ownLinks().filter((link) => link.id !== id))
}

function write(links: readonly OwnLink[]): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify(links))
  } catch (error) {
    console.warn(
      'The key for this link could not be kept: the link cannot be deleted from here later.',
      error,
    )
  }
}

function isOwnLink(value: unknown): value is OwnLink {
  if (typeof value !== 'object' || value === null) return false
  const { id, deleteKey } = value as Partial<OwnLink>
  return typeof id === 'string' && typeof deleteKey === 'string'
}
