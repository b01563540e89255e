import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addressPattern, SITE_PAGES } from '@loopscope/shared/site/sitePages'
import { type Plugin, transformWithOxc } from 'vite'

const source = fileURLToPath(new URL('./worker/serviceWorker.ts', import.meta.url))

/** Writes /sw.js beside the built page: worker/serviceWorker.ts, with the list of files that it is to keep. */
export function serviceWorker(): Plugin {
  return {
    name: 'loopscope:service-worker',
    apply: 'build',
    // After everything is written, the files of public/ too, which no bundle lists.
    async writeBundle({ dir }) {
      if (dir === undefined) return
      const worker = await transformWithOxc(await readFile(source, 'utf8'), source)
      const release = await releaseIn(dir, worker.code)
      const text = `const RELEASE = ${JSON.stringify(release, null, 2)}\n${worker.code}`
      await writeFile(join(dir, 'sw.js'), text)
    },
  }
}

async function releaseIn(dir: string, worker: string) {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && entry.name !== 'sw.js')
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length).replaceAll('\\', '/'))
    .sort()
  const hash = createHash('sha256').update(worker)
  for (const file of files) hash.update(file).update(await readFile(join(dir, file)))

  const kept = SITE_PAGES.filter(({ offline }) => offline === true)
  const [front] = kept
  if (front === undefined)
    throw new Error('No page of the site is kept for use without the service.')
  const page = await readFile(join(dir, front.file), 'utf8')
  const needed = (file: string) => page.includes(`"${file}"`)
  // A recorded session belongs to a page that is not kept.
  const others = files.filter(
    (file) => file !== `/${front.file}` && !file.startsWith('/recordings/'),
  )
  return {
    version: hash.digest('hex').slice(0, 12),
    // The first is kept under its own address, which the browser asks for when it is installed.
    pages: kept.map(({ file, addresses }) => [
      file === front.file ? '/' : `/${file}`,
      addresses.map(addressPattern).join('|'),
    ]),
    first: ['/', ...others.filter(needed)],
    rest: others.filter((file) => !needed(file)),
  }
}
