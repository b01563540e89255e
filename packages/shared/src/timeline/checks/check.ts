/** What a run can be held to: a figure of the recording, and its limit. */
export type Check = {
  readonly figure: CheckedFigure
  readonly operator: CheckOperator
  /** us where the figure is a time, else a count. */
  readonly limit: number
  /** As it was written, without spaces. */
  readonly text: string
}

export type CheckOperator = '<' | '<=' | '>' | '>=' | '='

/** Which figures there are, what each is, and whether it is a time. */
export const CHECKED_FIGURES = {
  callback: { time: true, what: 'the longest that one callback held the loop' },
  delay: { time: true, what: 'the longest that a timer ran late' },
  turns: { time: false, what: 'turns of the event loop' },
  request: { time: true, what: 'the longest that an incoming HTTP request took' },
  wait: { time: true, what: 'the longest that an incoming request waited behind other callbacks' },
  requests: { time: false, what: 'incoming HTTP requests' },
  unanswered: { time: false, what: 'incoming HTTP requests without an answer' },
} as const

export type CheckedFigure = keyof typeof CHECKED_FIGURES
