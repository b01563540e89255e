export const statsForms = ['html', 'csv', 'json', 'prometheus'] as const
export type StatsForm = (typeof statsForms)[number]

type Words = {
  readonly name: string
  /** Where HAProxy has it, and for whom it is. */
  readonly says: string
  /** Name of the file that it is saved as. */
  readonly file: string
}

export const STATS_FORMATS: Readonly<Record<StatsForm, Words>> = {
  html: {
    name: 'Page',
    says: '/admin?stats: for people, without its links and forms',
    file: 'haproxy-stats.html',
  },
  csv: {
    name: 'CSV',
    says: '/admin?stats;csv: a row for each line of the page, columns by name',
    file: 'haproxy-stats.csv',
  },
  json: {
    name: 'JSON',
    says: '/admin?stats;json: each figure with its type and meaning',
    file: 'haproxy-stats.json',
  },
  prometheus: {
    name: 'Prometheus',
    says: '/metrics: "http-request use-service prometheus-exporter"',
    file: 'haproxy-metrics.txt',
  },
}
