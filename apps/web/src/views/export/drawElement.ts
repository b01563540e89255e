import { escaped } from './escaped.ts'

/** A part of the page as SVG: shapes and text with their colours written out, so that it looks the same anywhere. */
export function drawElement(root: HTMLElement, background: string): string {
  const frame = root.getBoundingClientRect()
  const parts: string[] = []
  visit(root, frame, parts)
  const [width, height] = [Math.ceil(frame.width), Math.ceil(frame.height)]
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="${width}" height="${height}" fill="${background}"/>${parts.join('')}</svg>`
  )
}

function visit(element: Element, frame: DOMRect, parts: string[]): void {
  const style = getComputedStyle(element)
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return
  // For screen readers only, and what can be pressed but says nothing of the moment.
  if (element.matches('.unseen, .why-button')) return
  if (element instanceof SVGSVGElement) {
    parts.push(drawSvg(element, frame))
    return
  }
  if (element instanceof HTMLCanvasElement) {
    const { x, y, width, height } = placeOf(element.getBoundingClientRect(), frame)
    parts.push(
      `<image x="${x}" y="${y}" width="${width}" height="${height}" href="${element.toDataURL()}"/>`,
    )
    return
  }
  parts.push(drawBox(element, style, frame))
  parts.push(drawGenerated(element, style, frame))
  for (const node of element.childNodes) {
    if (node instanceof Element) visit(node, frame, parts)
    else if (node instanceof Text) parts.push(drawText(node, style, frame))
  }
}

/** What an element of the page brings with it besides its content: a ground, an outline. */
function drawBox(element: Element, style: CSSStyleDeclaration, frame: DOMRect): string {
  const hasGround = style.backgroundColor !== 'rgba(0, 0, 0, 0)'
  const width = Number.parseFloat(style.borderLeftWidth)
  const isOutlined = width > 0 && style.borderLeftStyle !== 'none' && style.borderTopWidth !== '0px'
  if (!hasGround && !isOutlined) return ''
  const { x, y, width: w, height: h } = placeOf(element.getBoundingClientRect(), frame)
  const inset = isOutlined ? width / 2 : 0
  const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, h / 2)
  const stroke = isOutlined
    ? ` stroke="${style.borderLeftColor}" stroke-width="${width}"${style.borderLeftStyle === 'dashed' ? ' stroke-dasharray="3 2"' : ''}`
    : ''
  return `<rect x="${x + inset}" y="${y + inset}" width="${Math.max(0, w - 2 * inset)}" height="${Math.max(0, h - 2 * inset)}" rx="${radius}" fill="${hasGround ? style.backgroundColor : 'none'}"${stroke}/>`
}

/** Word by word, since a line may be broken anywhere between them. */
function drawText(node: Text, style: CSSStyleDeclaration, frame: DOMRect): string {
  const range = document.createRange()
  const size = Number.parseFloat(style.fontSize)
  const words = [...node.data.matchAll(/\S+/g)].map(({ 0: word, index }) => {
    range.setStart(node, index)
    range.setEnd(node, index + word.length)
    const { x, y, height } = placeOf(range.getBoundingClientRect(), frame)
    if (height === 0) return ''
    return `<text x="${x}" y="${round(y + height / 2 + size * 0.36)}">${escaped(word)}</text>`
  })
  if (words.join('') === '') return ''
  const font = `font-family="${escaped(style.fontFamily)}" font-size="${size}" font-weight="${style.fontWeight}"`
  return `<g fill="${style.color}" ${font}>${words.join('')}</g>`
}

/** Text that the style sheet puts before an element's own, such as the dot between a name and its line. */
function drawGenerated(element: Element, style: CSSStyleDeclaration, frame: DOMRect): string {
  const [, text] = /^"(.*)"$/.exec(getComputedStyle(element, '::before').content) ?? []
  if (text === undefined || text.trim() === '') return ''
  const { x, y, height } = placeOf(element.getBoundingClientRect(), frame)
  const size = Number.parseFloat(style.fontSize)
  return `<text x="${x}" y="${round(y + height / 2 + size * 0.36)}" fill="${style.color}" font-family="${escaped(style.fontFamily)}" font-size="${size}">${escaped(text.trim())}</text>`
}

const PROPERTIES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'color',
  'transform',
  'transform-origin',
  'display',
] as const

/** A drawing of the page's own, with what its style sheet says written into it. */
function drawSvg(svg: SVGSVGElement, frame: DOMRect): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = [svg, ...svg.querySelectorAll('*')]
  const copies = [copy, ...copy.querySelectorAll('*')]
  originals.forEach((original, i) => {
    const target = copies[i]
    if (target === undefined) return
    const style = getComputedStyle(original)
    for (const property of PROPERTIES) {
      const value = style.getPropertyValue(property)
      const isGiven = property.startsWith('transform') || property === 'display'
      if (isGiven && (value === 'none' || i === 0 || original.hasAttribute('transform'))) continue
      ;(target as SVGElement).style.setProperty(property, value)
    }
    target.removeAttribute('class')
  })
  const { x, y, width, height } = placeOf(svg.getBoundingClientRect(), frame)
  copy.setAttribute('x', String(x))
  copy.setAttribute('y', String(y))
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  return new XMLSerializer().serializeToString(copy)
}

function placeOf(rect: DOMRect, frame: DOMRect) {
  return {
    x: round(rect.left - frame.left),
    y: round(rect.top - frame.top),
    width: round(rect.width),
    height: round(rect.height),
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
