import { NOT_LOADED } from '../../api/notLoaded.ts'

type NotLoaded = { readonly type: 'failed'; readonly code: ''; readonly sentence: string }

/** Asks the service about links; says so when the page's own part for that did not arrive. The schemas of the wire come when they are needed. */
export async function askShares<T>(
  use: (api: typeof import('../../api/shares.ts')) => Promise<T>,
): Promise<T | NotLoaded> {
  try {
    return await use(await import('../../api/shares.ts'))
  } catch (error) {
    console.warn('A part of the page did not load.', error)
    return { type: 'failed', code: '', sentence: NOT_LOADED }
  }
}
