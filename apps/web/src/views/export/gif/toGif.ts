import { applyPalette, GIFEncoder, quantize } from 'gifenc'
import { onCanvas } from '../onCanvas.ts'

/** px: wider pictures are made smaller, so that the file can be sent. */
const WIDEST = 1280
/** What a file of this kind has room for. */
const MOST_COLOURS = 256

/** One picture of a GIF. */
type Picture = {
  /** The drawing; it says its size. */
  readonly svg: string
  /** How long it is shown, ms. */
  readonly ms: number
}

/**
 * The pictures one after the other, over and over, in the size of the first; each is taken when the one before is in the file. Rejects where
 * the browser cannot draw one.
 */
export async function toGif(pictures: AsyncIterable<Picture>): Promise<Blob> {
  const gif = GIFEncoder()
  let size: { readonly width: number; readonly height: number } | null = null
  for await (const { svg, ms } of pictures) {
    const canvas = await onCanvas(svg, (width) => Math.min(1, WIDEST / width))
    size ??= { width: canvas.width, height: canvas.height }
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, size.width, size.height).data
    if (pixels === undefined) throw new Error('The picture could not be read.')
    const palette = quantize(pixels, MOST_COLOURS)
    const options = { palette, delay: ms, repeat: 0 }
    gif.writeFrame(applyPalette(pixels, palette), size.width, size.height, options)
  }
  gif.finish()
  return new Blob([gif.bytes()], { type: 'image/gif' })
}
