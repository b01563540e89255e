import type { LessonName } from '@loopscope/shared/site/lessons'
import type { ComponentType } from 'react'
import type { ThemeStore } from './state/theme.ts'
import { lazyPart } from './views/kit/lazyPart.tsx'

type Part = ComponentType<{ theme: ThemeStore }>

/** A part for each lesson: the page that all share and what is the lesson's own. */
const PARTS: Readonly<Record<LessonName, Part>> = {
  stack: lazyPart(async () => (await import('./views/lesson/stack/stackPart.ts')).StackPart),
  pool: lazyPart(async () => (await import('./views/lesson/pool/poolPart.ts')).PoolPart),
  'keep-alive': lazyPart(
    async () => (await import('./views/lesson/keep-alive/keepPart.ts')).KeepPart,
  ),
  zalgo: lazyPart(async () => (await import('./views/lesson/zalgo/zalgoPart.ts')).ZalgoPart),
  phases: lazyPart(async () => (await import('./views/lesson/phases/phasesPart.ts')).PhasesPart),
  layers: lazyPart(async () => (await import('./views/lesson/layers/layersPart.ts')).LayersPart),
  workers: lazyPart(
    async () => (await import('./views/lesson/workers/workersPart.ts')).WorkersPart,
  ),
}

/** /demos/:name, of the small demos: the address decides. */
export function LessonsApp({ theme }: { theme: ThemeStore }) {
  const [, , name = ''] = location.pathname.split('/')
  const Shown = PARTS[name as LessonName]
  return <Shown theme={theme} />
}
