import { costRanges } from './costRanges.ts'
import { INSTANCE_IDS, INSTANCE_KINDS, type InstanceKind } from './instanceKinds.ts'
import type { InstancesMoment } from './instancesMoment.ts'
import { memoryRange, timeRange } from './instanceWords.ts'

/** What was found out, as tables of Markdown; none of what has not been tried. */
export function instancesMarkdown({ costs, values, sharing }: InstancesMoment): string[] {
  return [
    ...(costs === null
      ? []
      : section(`What they cost, ${costs.trials.length} trials`, [
          ['kind', 'start', 'message there and back', 'PSS', 'RSS'],
          ...costRanges(costs).map(({ kind, start, trip, pss, rss }) => [
            INSTANCE_IDS[kind],
            timeRange(start),
            timeRange(trip),
            pss === null ? '–' : memoryRange(pss),
            memoryRange(rss),
          ]),
        ])),
    ...(values === null
      ? []
      : section(`Values, with serialization ${values.serialization}`, [
          ['value', ...INSTANCE_KINDS.map((kind) => INSTANCE_IDS[kind])],
          ...[...new Set(values.values.map(({ name }) => name))].map((name) => [
            name,
            ...INSTANCE_KINDS.map((kind) => {
              const found = values.values.find((one) => one.name === name && one.kind === kind)
              return found === undefined
                ? '–'
                : found.arrived === 'same'
                  ? 'as it was'
                  : found.words
            }),
          ]),
        ])),
    ...(sharing === null
      ? []
      : section('What is shared', [
          ['tried', ...INSTANCE_KINDS.map((kind) => INSTANCE_IDS[kind])],
          ...(['global', 'buffer', 'port'] as const).map((what) => [
            WHAT[what],
            ...INSTANCE_KINDS.map((kind) => sharedWords(sharing.found, what, kind)),
          ]),
        ])),
  ]
}

const WHAT = { global: 'a global', buffer: 'a SharedArrayBuffer', port: 'a port' } as const

function sharedWords(
  found: NonNullable<InstancesMoment['sharing']>['found'],
  what: keyof typeof WHAT,
  kind: InstanceKind,
): string {
  const own = found.find((one) => one.what === what && one.kind === kind)
  return own === undefined ? '–' : own.shared ? 'shared' : 'not shared'
}

function section(title: string, [head = [], ...rows]: readonly (readonly string[])[]): string[] {
  return [`## ${title}`, '', row(head), row(head.map(() => '---')), ...rows.map(row), '']
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
