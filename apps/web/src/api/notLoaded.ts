/** Said where code of this page itself could not be fetched. */
export const NOT_LOADED =
  'A part of this page did not load: the service may be down. Reload it when it is back.'
