/**
 * Each way of laying out the page (see views/hooks/useNarrow.ts), with windows of it and the room that the ring has there; px. The
 * ring alone is drawn for a size, and is scaled to the room that it has. Names are classes in shell.css.
 */
export const LAYOUTS = [
  {
    name: 'wide',
    sizes: [
      { name: 'large', width: 1920, height: 1080, ring: { width: 1001, height: 552 } },
      { name: 'low', width: 1280, height: 720, ring: { width: 576, height: 234 } },
      { name: 'usual', width: 1440, height: 900, ring: { width: 640, height: 372 } },
    ],
  },
  {
    name: 'drawer',
    sizes: [{ name: 'usual', width: 1024, height: 768, ring: { width: 645, height: 282 } }],
  },
  {
    name: 'tablet',
    sizes: [{ name: 'usual', width: 768, height: 1024, ring: { width: 383, height: 296 } }],
  },
  {
    name: 'narrow',
    sizes: [{ name: 'usual', width: 390, height: 844, ring: { width: 390, height: 244 } }],
  },
] as const

export type WindowSize = (typeof LAYOUTS)[number]['sizes'][number]
