import { isFrontProxy, serverName } from '@loopscope/shared/lab/proxy/proxyNames'
import { ActionRefused } from '../actionRefused.ts'
import { becomesTrue } from '../becomesTrue.ts'
import { noServer } from './applySettings.ts'
import type { ProxyBase } from './proxyBase.ts'
import type { ProxyTree } from './proxyTree.ts'

/** Ends a process if it is there, and starts another in its place. */
export async function restartProcess(
  session: ProxyBase,
  tree: ProxyTree,
  name: string,
  done: (sentence: string) => string,
): Promise<string> {
  const { settings } = session
  const index = settings.servers.findIndex((_, at) => serverName(at) === name)
  if (name.startsWith('web-api') && index < 0) throw noServer(name, settings)
  const ids =
    name === 'haproxy' ? [...tree.live.values()].filter(isFrontProxy).map(({ id }) => id) : [name]
  const wasThere = ids.some((id) => tree.live.has(id))
  const shown = name.replace('haproxy', 'HAProxy')
  const sentence = done(
    wasThere ? `${shown} is killed and started again.` : `${shown} is started again.`,
  )
  for (const id of ids) await tree.kill(id, 'SIGKILL')
  if (!(await becomesTrue(() => !ids.some((id) => tree.live.has(id)))))
    throw new ActionRefused(`${name} did not end in time. Try again, or reset.`)
  // What is started again whenever it exits was just started again.
  const isWatched = wasThere && index >= 0 && session.cluster?.settings.refork === true
  if (isWatched) return sentence
  if (name === 'haproxy') {
    await tree.haproxy.prepare(settings)
    await tree.haproxy.start()
  } else if (name === 'recipe-api') tree.launchRecipeApi()
  else tree.launchServer(index, settings)
  return sentence
}
