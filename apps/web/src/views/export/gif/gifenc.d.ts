/** gifenc ships without types: what is used of it. */
declare module 'gifenc' {
  /** Colours as [red, green, blue], 0 to 255. */
  export type Palette = number[][]

  /** At most `most` colours that stand for those of the pixels. */
  export function quantize(rgba: Uint8ClampedArray, most: number): Palette

  /** For each pixel the number of its nearest colour. */
  export function applyPalette(rgba: Uint8ClampedArray, palette: Palette): Uint8Array

  export function GIFEncoder(): {
    /** `delay`: ms. `repeat` of the first picture: 0 plays for ever. */
    writeFrame(
      pixels: Uint8Array,
      width: number,
      height: number,
      options: { readonly palette: Palette; readonly delay: number; readonly repeat?: number },
    ): void
    finish(): void
    bytes(): Uint8Array<ArrayBuffer>
  }
}
