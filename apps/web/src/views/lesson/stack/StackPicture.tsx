import type { StackModel } from '@loopscope/shared/lesson/stack/readStack'
import type { StackSettings } from '@loopscope/shared/lesson/stack/stackSettings'
import type { PictureProps } from '../lessonView.ts'
import { DepthBars } from './DepthBars.tsx'
import { Well } from './Well.tsx'
import './Stack.css'

/** The stack as it was filled, and how deep it came beside what was measured before. */
export function StackPicture({
  model,
  settings,
  node,
  earlier,
}: PictureProps<StackSettings, StackModel>) {
  const { levels, perLevel, bytes, frames } = model
  return (
    <div className="stack">
      <Well model={model} />
      <div className="stack-side">
        <dl className="stack-figures">
          <div>
            <dt>{perLevel === null ? 'calls' : 'calls deep'}</dt>
            <dd className="number">{levels.toLocaleString('en')}</dd>
          </div>
          <div>
            <dt>{perLevel === null ? 'frames at the last' : 'bytes a call, about'}</dt>
            <dd className="number">{Math.round(perLevel ?? frames ?? 0).toLocaleString('en')}</dd>
          </div>
          <div>
            <dt>KB of stack</dt>
            <dd className="number">{Math.round(bytes / 1024).toLocaleString('en')}</dd>
          </div>
        </dl>
        <DepthBars now={{ settings, model, node }} earlier={earlier} />
      </div>
    </div>
  )
}
