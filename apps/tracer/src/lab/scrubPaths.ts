import { homedir, tmpdir } from 'node:os'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
const folder = (path: string) => (path.endsWith('/') ? path : `${path}/`)
const DEMOS = /[\w@./-]*\/demos\/\w+\//g

/** A text without the folders of this machine that it names: what a demo's program says goes to browsers and links. */
export function scrubPaths(text: string): string {
  let scrubbed = text.replace(/file:\/\//g, '').replace(DEMOS, '')
  const [here, node] = [pathToFileURL(ROOT).pathname, process.execPath.replace(/[^/]+$/, '')]
  for (const path of [ROOT, here, node, ...home(), folder(tmpdir()), folder(process.cwd())])
    if (path.length > 1) scrubbed = scrubbed.replaceAll(path, '')
  return scrubbed
}

/** Node throws for a user whom the machine does not know, as containers often have. */
function home(): string[] {
  try {
    return [folder(homedir())]
  } catch {
    return []
  }
}
