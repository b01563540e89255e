/** The drawing as pixels, `scale` times as large as it says it is. Rejects where the browser cannot draw it. */
export async function onCanvas(
  svg: string,
  scale: (width: number) => number,
): Promise<HTMLCanvasElement> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  const times = scale(image.naturalWidth)
  canvas.width = Math.round(image.naturalWidth * times)
  canvas.height = Math.round(image.naturalHeight * times)
  canvas
    .getContext('2d', { willReadFrequently: true })
    ?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas
}
