const PATHS = {
  play: 'M5 3.2v9.6L12.6 8z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  stop: 'M4 4h8v8H4z',
  first: 'M4 3.5v9M12 4 7.5 8l4.5 4',
  last: 'M12 3.5v9M4 4l4.5 4L4 12',
  back: 'M10 3.5 5.5 8l4.5 4.5',
  forward: 'M6 3.5 10.5 8 6 12.5',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.85.85M11.75 11.75l.85.85M3.4 12.6l.85-.85M11.75 4.25l.85-.85',
  moon: 'M13 9.6A5.5 5.5 0 0 1 6.4 3 5.5 5.5 0 1 0 13 9.6z',
  keyboard:
    'M1.5 4.5h13v7.5h-13zM4 7h.01M6.7 7h.01M9.3 7h.01M12 7h.01M4.2 9.6h.01M6.5 9.6h3.2M11.8 9.6h.01',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  side: 'M2 3h12v10H2zM10 3v10',
  present: 'M1.5 3h13v8h-13zM8 11v2.5M5 13.8h6',
  check: 'm3 8.5 3.2 3.2L13 5',
  info: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 7.2v3.6M8 5h.01',
  down: 'm4 6 4 4 4-4',
  cross: 'm4 4 8 8m0-8-8 8',
  link: 'M6.5 9.5l3-3M7 4.5l1.6-1.6a3 3 0 0 1 4.3 4.3L11.3 8.8M9 11.5l-1.6 1.6a3 3 0 0 1-4.3-4.3l1.6-1.6',
  share: 'M8 9.5V2.5M5 5l3-3 3 3M3 8.5v5h10v-5',
  fork: 'M4.5 5.5v1.7c0 .8.6 1.3 1.4 1.3h4.2c.8 0 1.4-.5 1.4-1.3V5.5M8 8.5v2M4.5 2.2a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2M11.5 2.2a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2M8 10.6a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2',
} as const

export type IconName = keyof typeof PATHS

/** A neutral sign inside a button; the button carries the name. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  const solid = name === 'play' || name === 'stop'
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path
        d={PATHS[name]}
        fill={solid ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth={solid ? 1 : 1.7}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
