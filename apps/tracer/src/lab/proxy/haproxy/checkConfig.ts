import { execFile } from 'node:child_process'
import type { ProxyEventOf } from '@loopscope/shared/lab/proxy/proxyEvents'
import { LESSER_USER } from '../../lesserUser.ts'

const PATIENCE_MS = 10_000

export type Checked = Pick<ProxyEventOf<'config'>, 'valid' | 'messages'>

/** What `haproxy -c` says of a file: with an empty environment, in the file's folder, for ten seconds at most. */
export function checkConfig(haproxy: string, folder: string, file: string): Promise<Checked> {
  return new Promise((resolve) => {
    const limits = { timeout: PATIENCE_MS, killSignal: 'SIGKILL' } as const
    const options = { cwd: folder, env: {}, ...limits, ...LESSER_USER }
    execFile(haproxy, ['-c', '-f', file], options, (error, _stdout, stderr) => {
      const messages = readMessages(stderr)
      if (error?.killed)
        messages.push({ level: 'alert', line: null, text: 'The check took longer than 2 s.' })
      resolve({ valid: error === null, messages })
    })
  })
}

const MESSAGE = /^\[(ALERT|WARNING|NOTICE)\]\s+\(\d+\) : (?:config : )?(.*)$/
const PLACE = /^parsing \[[^\]]*:(\d+)\]\s*: ?/
/** Said at every start, and of the whole file when something of it was said already. */
const SAID_ANYWAY = /^(?:haproxy version is|path to executable is|Error\(s\) found|Fatal errors)/

/** HAProxy's messages, each once, by line of the configuration. */
function readMessages(stderr: string): ProxyEventOf<'config'>['messages'] {
  return stderr.split('\n').flatMap((line) => {
    const [, level = '', said = ''] = MESSAGE.exec(line) ?? []
    const [, number] = PLACE.exec(said) ?? []
    let text = said
    // A line within a line is told twice.
    while (PLACE.test(text)) text = text.replace(PLACE, '')
    if (text === '' || SAID_ANYWAY.test(text)) return []
    const known = level.toLowerCase() as 'alert' | 'warning' | 'notice'
    return [{ level: known, line: number === undefined ? null : Number(number), text }]
  })
}
