import { onCanvas } from './onCanvas.ts'

/** Times as many pixels as the page has: a picture is shown larger than where it was made. */
const SCALE = 2

/** The drawing as a PNG. Rejects where the browser cannot draw it. */
export async function toPng(svg: string): Promise<Blob> {
  const canvas = await onCanvas(svg, () => SCALE)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The picture could not be encoded.'))
      else resolve(blob)
    }, 'image/png')
  })
}
