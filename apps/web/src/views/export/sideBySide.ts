/** Two drawings as one, the second to the right of the first, on a ground of this colour. Both say their size in px. */
export function sideBySide(left: string, right: string, ground: string): string {
  const [one, other] = [sizeOf(left), sizeOf(right)]
  const [width, height] = [one.width + other.width, Math.max(one.height, other.height)]
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="${width}" height="${height}" fill="${ground}"/>${left}${right.replace('<svg ', `<svg x="${one.width}" `)}</svg>`
  )
}

function sizeOf(drawing: string) {
  const [, width, height] = /^<svg [^>]*?width="(\d+)" height="(\d+)"/.exec(drawing) ?? []
  return { width: Number(width), height: Number(height) }
}
