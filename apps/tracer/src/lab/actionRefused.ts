/** What a session will not do as things are; the sentence says why. bad_request: nor would it ever, whatever became of the processes. */
export class ActionRefused extends Error {
  readonly code: 'not_now' | 'bad_request' | 'stale_epoch' | 'too_many_actions' | 'no_port'

  constructor(message: string, code: ActionRefused['code'] = 'not_now') {
    super(message)
    this.code = code
  }
}
