/** What every route says of a run that the service does not keep. */
export const UNKNOWN_RUN = {
  status: 404,
  body: {
    error: {
      code: 'unknown_run',
      message: 'This run is no longer kept: runs are kept for 10 minutes.',
    },
  },
}
