import type { LabsResponse } from '@loopscope/shared/lab/labApi'
import type { DemoName } from '@loopscope/shared/lab/labEvent'
import { useEffect, useState } from 'react'
import { askForLabs } from '../../../state/lab/askForLabs.ts'

/** Whether each demo can run here, in words; asked of the service once. */
export function usePossible(): (demo: DemoName) => string {
  const [labs, setLabs] = useState<LabsResponse | 'asking' | 'unknown'>('asking')
  useEffect(() => {
    let left = false
    void askForLabs().then((answer) => {
      if (!left) setLabs(answer ?? 'unknown')
    })
    return () => {
      left = true
    }
  }, [])
  return (demo) => {
    if (labs === 'asking') return 'the service is being asked'
    if (labs === 'unknown') return 'the service does not answer; a recorded session plays'
    if (!labs.enabled) return 'this service does not run it; a recorded session plays'
    const entry = labs.labs.find((lab) => lab.demo === demo)
    if (entry?.possible === true) return 'it can run'
    const missing = entry?.missing.map(({ what }) => what).join(', ') ?? ''
    return `it cannot run${missing === '' ? '' : `: ${missing}`}; a recorded session plays`
  }
}
