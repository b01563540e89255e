import { useRef } from 'react'
import { useScrubberPainter } from './draw/useScrubberPainter.ts'

/** The lanes of a run in small, `width` px wide. */
export function ScrubberPicture({ width }: { width: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useScrubberPainter(canvas, width)
  return <canvas ref={canvas} />
}
