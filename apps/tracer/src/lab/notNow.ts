/** What a session will not do as things are; the sentence says why. */
export class NotNow extends Error {
  readonly code: 'not_now' | 'stale_epoch' | 'too_many_actions' | 'no_port'

  constructor(message: string, code: NotNow['code'] = 'not_now') {
    super(message)
    this.code = code
  }
}
