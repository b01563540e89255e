import { NOT_LOADED } from '../../api/notLoaded.ts'

/** As its namesake of the API, which comes after the first paint, with the schemas of the wire. */
export const streamBatch: typeof import('../../api/batches.ts').streamBatch = async (...args) => {
  try {
    const api = await import('../../api/batches.ts')
    return await api.streamBatch(...args)
  } catch (error) {
    console.warn('A part of the page did not load.', error)
    return { type: 'failed', sentence: NOT_LOADED, isRefused: false }
  }
}
