import { useEffect, useRef, useState } from 'react'
import type { MountedConfig } from '../../../../editor/monacoConfig.ts'
import { ScrollBox } from '../../../kit/ScrollBox.tsx'

type Props = {
  readonly text: string
  /** Lines that the last change brought, and lines that HAProxy complains of. Lines count from 1. */
  readonly added: readonly number[]
  readonly wrong: readonly number[]
}

/** The configuration in Monaco; until that is there, or where it does not come, as plain lines. */
export function ConfigText({ text, added, wrong }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const [mounted, setMounted] = useState<MountedConfig | null>(null)
  useEffect(() => {
    let close: (() => void) | null = null
    let left = false
    import('../../../../editor/monacoConfig.ts').then(
      ({ mountConfig }) => {
        if (left || host.current === null) return
        const monaco = mountConfig(host.current)
        close = monaco.close
        setMounted(monaco)
      },
      (error: unknown) => console.warn('The editor did not load.', error),
    )
    return () => {
      left = true
      close?.()
      setMounted(null)
    }
  }, [])
  useEffect(() => mounted?.show(text, added, wrong), [mounted, text, added, wrong])
  return (
    <>
      <div className="config-monaco" ref={host} hidden={mounted === null} />
      {mounted === null && (
        <ScrollBox name="haproxy.cfg" className="config-plain" as="pre">
          {text
            .trimEnd()
            .split('\n')
            .map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
              <code key={i} data-added={added.includes(i + 1)} data-wrong={wrong.includes(i + 1)}>
                {line === '' ? ' ' : line}
              </code>
            ))}
        </ScrollBox>
      )}
    </>
  )
}
