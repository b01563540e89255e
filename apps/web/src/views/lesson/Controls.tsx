import { type Control, controlWords } from '@loopscope/shared/lesson/control'
import { hasMeaning } from '@loopscope/shared/lesson/hasMeaning'
import type { Settings } from '@loopscope/shared/lesson/lesson'
import { useStore } from 'zustand'
import type { LessonPage } from '../../state/lesson/lessonPage.ts'
import { Panel } from '../kit/Panel.tsx'
import './Controls.css'

type Props<S extends Settings, M> = { readonly page: LessonPage<S, M> }

/** What can be set, as native inputs. Whatever is moved is run at once. */
export function Controls<S extends Settings, M>({ page }: Props<S, M>) {
  const { lesson, store } = page
  const settings = useStore(store, (state) => state.settings)
  const node = useStore(store, (state) => state.node)
  const away = useStore(store, (state) => state.problem !== null)
  return (
    <Panel
      name="Settings"
      className="lesson-settings"
      note={away ? 'need the service' : 'each change is run'}
    >
      <div className="lesson-controls">
        {lesson.controls.map((control) => (
          <ControlInput
            key={control.key}
            control={control}
            value={settings[control.key]}
            idle={!hasMeaning(control, settings)}
            set={(value) => page.set(changeOf<S>(control.key, value))}
          />
        ))}
        <label className="lesson-choice">
          <span>Node</span>
          <select
            className="select small"
            aria-label="Node version"
            value={node}
            onChange={(event) => page.setNode(event.currentTarget.value)}
          >
            {lesson.versions.map((version) => (
              <option key={version} value={version}>
                Node {version}
              </option>
            ))}
          </select>
        </label>
      </div>
    </Panel>
  )
}

/** The keys of controls are those of the settings: a test sees to it. */
function changeOf<S extends Settings>(key: string, value: Settings[string]): Partial<S> {
  return { [key]: value } as Partial<S>
}

type InputProps = {
  readonly control: Control
  readonly value: Settings[string] | undefined
  /** Nothing depends on it now. */
  readonly idle: boolean
  readonly set: (value: Settings[string]) => void
}

function ControlInput({ control, value, idle, set }: InputProps) {
  switch (control.kind) {
    case 'range': {
      const words = controlWords(Number(value), control.unit)
      return (
        <label className="lesson-range" data-idle={idle}>
          <span>{control.label}</span>
          <output className="number">{words}</output>
          <input
            type="range"
            aria-label={control.label}
            aria-valuetext={words}
            min={control.min}
            max={control.max}
            step={control.step}
            value={Number(value)}
            disabled={idle}
            onChange={(event) => set(Number(event.currentTarget.value))}
          />
        </label>
      )
    }
    case 'choice':
      return (
        <label className="lesson-choice" data-idle={idle}>
          <span>{control.label}</span>
          <select
            className="select small"
            value={String(value)}
            disabled={idle}
            onChange={(event) => set(event.currentTarget.value)}
          >
            {control.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.words}
              </option>
            ))}
          </select>
        </label>
      )
    case 'switch':
      return (
        <label className="lesson-switch" data-idle={idle}>
          <input
            type="checkbox"
            checked={value === true}
            disabled={idle}
            onChange={(event) => set(event.currentTarget.checked)}
          />
          <i />
          {control.label}
        </label>
      )
    default:
      return control satisfies never
  }
}
