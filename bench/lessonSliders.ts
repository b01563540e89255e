/** The slider that is moved on each lesson's page, by its label. */
export const LESSON_SLIDERS = {
  stack: 'Arguments',
  pool: 'UV_THREADPOOL_SIZE',
  layers: 'JavaScript goes on for',
  zalgo: 'Count',
  'keep-alive': 'Other work',
  workers: 'Additions of each',
  phases: 'Callbacks',
} as const
