import type { Page } from '@playwright/test'

/** What a page may keep in the browser, but for its cache of files. */
const KEPT_BY_PAGES = [
  ...['cookies', 'local_storage', 'indexeddb', 'service_workers', 'cache_storage'],
  ...['file_systems', 'storage_buckets', 'shared_storage'],
].join(',')

/** Takes away what the pages of earlier visits kept, but for the cache of files. */
export async function emptyStorage(page: Page, baseURL: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', {
    origin: baseURL,
    storageTypes: KEPT_BY_PAGES,
  })
  await session.detach()
}
