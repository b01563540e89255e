import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ProxySettings } from '@loopscope/shared/lab/proxy/config/proxySettings'
import { renderProxyConfig } from '@loopscope/shared/lab/proxy/config/renderProxyConfig'
import type { ProxyEventOf } from '@loopscope/shared/lab/proxy/proxyEvents'
import { ActionRefused } from '../../actionRefused.ts'
import { letLesserUserRead, RUN_FOLDER } from '../../lesserUser.ts'
import { COMBINED } from '../certificate.ts'
import { whyNotWritten } from '../whyNotWritten.ts'
import { checkConfig } from './checkConfig.ts'
import type { HaproxyParts } from './haproxyParts.ts'

/** HAProxy's configuration, in the session's folder. */
export const CONFIG = 'haproxy.cfg'
/** In the session's folder, which is HAProxy's working directory: so its configuration names no folder. */
export const SOCKET = `${RUN_FOLDER}/admin.sock`

/** Why what was asked for is of no use any more. */
export const BEGUN_ANEW = 'Everything has begun anew meanwhile.'

export type ConfigHow = ProxyEventOf<'config'>['how']

/** Writes the configuration, has HAProxy check it, and tells it. `over`: the epoch is. Rejects with ActionRefused when it cannot be used. */
export async function placeConfig(
  parts: HaproxyParts,
  over: () => boolean,
  settings: ProxySettings,
  how: ConfigHow,
  commands: readonly string[],
): Promise<void> {
  const { ports, folder, haproxy, count, put, now } = parts
  const text = renderProxyConfig(settings, {
    ...{ front: ports.front, tls: ports.tls, servers: ports.servers, socket: SOCKET },
    ...{ certificate: COMBINED, exporter: haproxy.exporter },
  })
  const next = join(folder, `${CONFIG}.new`)
  try {
    writeFileSync(next, text, { mode: 0o600 })
    letLesserUserRead(next)
  } catch (error) {
    throw new ActionRefused(`The configuration could not be written. ${whyNotWritten(error)}`)
  }
  const { valid, messages } = await checkConfig(haproxy.file, folder, `${CONFIG}.new`)
  // The folder is gone, or another epoch's.
  if (over()) throw new ActionRefused(BEGUN_ANEW)
  if (valid) {
    renameSync(next, join(folder, CONFIG))
    count.generation += 1
  }
  const generation = valid ? count.generation : count.generation + 1
  const told = { how, commands: [...commands], valid, messages }
  put({ type: 'config', at: now(), generation, text, ...told })
  if (!valid)
    throw new ActionRefused(
      `HAProxy’s own check refuses this configuration: ${messages[0]?.text ?? 'it does not say why'}`,
    )
}
