/** A native input for one of the settings. `key`: its name there. */
export type Control = {
  readonly key: string
  readonly label: string
  /** The setting that it depends on: with a value of that one that is none of these it means nothing, and cannot be moved. */
  readonly when?: { readonly key: string; readonly is: readonly (string | number | boolean)[] }
} & (
  | {
      readonly kind: 'range'
      readonly min: number
      readonly max: number
      readonly step: number
      /** What it counts: "thread". The value stands beside the slider as "4 threads". */
      readonly unit: readonly [one: string, many: string]
    }
  | {
      readonly kind: 'choice'
      readonly options: readonly { readonly value: string; readonly words: string }[]
    }
  | { readonly kind: 'switch' }
)

/** A value as it stands beside its slider. */
export function controlWords(value: number, [one, many]: readonly [string, string]): string {
  return `${value.toLocaleString('en')} ${value === 1 ? one : many}`.trimEnd()
}
