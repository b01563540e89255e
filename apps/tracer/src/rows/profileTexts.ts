import { MOST_PROFILE_CHARACTERS, MOST_PROFILES } from './contract/rowLimits.ts'

/**
 * The profiles of a run, put together out of their pieces. A stranger writes them: of more than a recorder writes nothing is
 * kept, and in a run that was not to be sampled nothing at all.
 */
export class ProfileTexts {
  readonly texts: string[] = []
  /** More came than is kept. */
  isCut = false
  #pieces: string[] = []
  #room: number

  constructor(isSampled: boolean) {
    this.#room = isSampled ? MOST_PROFILE_CHARACTERS : 0
  }

  /** `more`: the next piece belongs to the same profile. */
  add(piece: string, more: boolean): void {
    if (piece.length > this.#room || this.texts.length >= MOST_PROFILES) {
      this.isCut = true
      this.#room = 0
      this.#pieces = []
      return
    }
    this.#room -= piece.length
    this.#pieces.push(piece)
    if (more) return
    this.texts.push(this.#pieces.join(''))
    this.#pieces = []
  }
}
