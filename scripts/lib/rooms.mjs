/**
 * Who may import whom, once: `npm run check` holds every file to it, types included, and refuses circles.
 *
 * A file belongs to the room with the longest name that it lies in, and may import what its own room holds, at any depth, and
 * what stands in `may`: rooms, folders and files of the repository, packages, Node's modules ("node:*", or by their bare
 * names for the recorder, which runs on Node 10). A room within a room is not part of it. `because` is said to whoever
 * breaks the rule. Tests, bench/, e2e/, verify/ and puzzles/main.ts may import anything.
 */
const shared = 'packages/shared/src'
const tracer = 'apps/tracer/src'
const web = 'apps/web/src'
const views = `${web}/views`

/** Of the views: what every page may use, as it knows no program and no recording. */
const parts = [`${views}/kit`, `${views}/hooks`, `${views}/keys`, `${views}/bar`]

export const rooms = [
  {
    room: `${shared}/wire`,
    may: ['zod'],
    because: 'what crosses a border of processes knows nothing of what it means',
  },
  {
    room: `${shared}/timeline`,
    may: [`${shared}/wire`],
    because: 'what a recording means follows from its events alone',
  },
  {
    room: `${shared}/export`,
    may: [`${shared}/wire`, `${shared}/timeline`],
    because: 'an export is made of events and of what they mean',
  },
  { room: `${shared}/site`, may: [], because: 'it is the list of pages' },
  {
    room: `${shared}/puzzle`,
    may: ['zod', `${shared}/wire`, `${shared}/timeline`],
    because: 'a prediction is judged by runs',
  },
  {
    room: `${shared}/lab`,
    may: ['zod', `${shared}/wire`],
    because: 'a session is events of its own',
  },
  {
    room: `${shared}/lesson`,
    may: ['zod', `${shared}/site`, `${shared}/wire`, `${shared}/timeline`, `${shared}/lab`],
    because: 'a lesson is data',
  },
  {
    room: `${tracer}/probe`,
    may: [
      ...['async_hooks', 'events', 'fs', 'http', 'module', 'net', 'os', 'path', 'perf_hooks'],
      ...['stream', 'timers', 'util', 'v8', 'vm', 'worker_threads'],
      ...[`${tracer}/rows/contract`, `${tracer}/sandbox/job.ts`],
    ],
    because: "the recorder runs inside the snippet's process, on Node 10 too",
  },
  {
    room: `${tracer}/rows`,
    may: ['node:*', 'zod', `${shared}/wire`],
    because: 'the recorder is bundled with it',
  },
  {
    room: `${tracer}/sandbox`,
    may: ['node:*', 'zod', `${tracer}/rows`, `${shared}/wire`, `${shared}/timeline/ends`],
    because: 'it knows processes, not HTTP; the recorder is a file to it, never an import',
  },
  {
    room: `${tracer}/lab`,
    may: [
      `${tracer}/sandbox/process/pidNamespace.ts`,
      'node:*',
      'zod',
      'csv-parse',
      `${shared}/lab`,
      `${tracer}/lab/inside/load/loadReport.ts`,
    ],
    because: "it knows processes, not HTTP; the demos' programs are files to it, never imports",
  },
  {
    room: `${tracer}/lab/inside/load`,
    may: [
      ...['node:*', 'autocannon', 'hdr-histogram-js', `${shared}/lab`],
      `${tracer}/lab/inside/clock.ts`,
    ],
    because: 'it is a load generator',
  },
  { room: 'apps/tracer/demos', may: ['node:*', 'fastify'], because: 'learners read them' },
  {
    room: `${tracer}/typescript`,
    may: ['node:*', 'acorn', '@sveltejs/acorn-typescript', `${shared}/wire`],
    because: 'it is text in, text out',
  },
  {
    room: `${tracer}/advice`,
    may: ['node:*', `${tracer}/typescript`, `${shared}/wire`],
    because: 'it says what works instead, from an outcome and a text',
  },
  {
    room: `${tracer}/puzzles`,
    may: ['node:*', 'zod', `${tracer}/sandbox`, `${shared}/wire`, `${shared}/puzzle`],
    because: 'it runs puzzles and counts what they print',
  },
  {
    room: `${tracer}/shares`,
    may: ['node:*', 'pg', 'zod', `${tracer}/log.ts`, `${shared}/wire`],
    because: 'it keeps recordings and knows nothing of runs or HTTP',
  },
  {
    room: `${tracer}/telemetry`,
    may: ['node:*', '@opentelemetry/*', `${shared}/wire`, `${shared}/timeline`],
    because: 'it makes spans of recordings and of the own work of the service',
  },
  {
    room: `${tracer}/sharedQueue`,
    may: ['node:*', 'bullmq', 'ioredis', 'zod', `${tracer}/log.ts`, `${shared}/wire`],
    because: 'it shares jobs between replicas and knows neither how they are done nor HTTP',
  },
  {
    room: `${tracer}/service`,
    may: [
      ...[
        'node:*',
        'express',
        'compression',
        'express-static-gzip',
        'rate-limiter-flexible',
        'ipaddr.js',
        'zod',
        'prom-client',
      ],
      ...['@opentelemetry/api', `${tracer}/advice`, `${tracer}/lab`, `${tracer}/sandbox`],
      ...[
        `${tracer}/shares`,
        `${tracer}/sharedQueue`,
        `${tracer}/telemetry`,
        `${tracer}/typescript`,
      ],
      ...[`${tracer}/config.ts`, `${tracer}/isLoopback.ts`],
      ...[
        `${tracer}/log.ts`,
        `${tracer}/version.ts`,
        `${shared}/wire`,
        `${shared}/timeline`,
        `${shared}/puzzle`,
        `${shared}/site`,
      ],
      `${shared}/lab`,
    ],
    because: 'it is the HTTP around the other parts',
  },
  {
    room: `${tracer}/cli`,
    may: [
      ...['node:*', `${tracer}/advice`, `${tracer}/sandbox`, `${tracer}/typescript`],
      ...[`${tracer}/service/runs/prepareRun.ts`],
      ...[`${tracer}/service/runs/rejectedRun.ts`, `${shared}/wire`, `${shared}/timeline`],
      `${shared}/export`,
    ],
    because: 'it works without the service running',
  },
  {
    room: `${web}/api`,
    may: [`${shared}/wire`, `${shared}/puzzle`, `${shared}/lab`, `${shared}/lesson`],
    because: 'it turns a stream of HTTP into events',
  },
  {
    room: `${web}/storage`,
    may: ['idb', `${shared}/wire`],
    because: "it is the browser's own storage",
  },
  {
    room: `${web}/examples`,
    may: [`${shared}/wire`, `${shared}/timeline`],
    because: 'they are data',
  },
  {
    room: `${web}/swaps`,
    may: ['acorn', '@sveltejs/acorn-typescript', `${shared}/wire`, `${shared}/timeline`],
    because: 'it is text in, text out',
  },
  { room: `${web}/offline`, may: [], because: 'it keeps the page for use without the service' },
  { room: 'apps/web/worker', may: [], because: 'the service worker is served as it stands' },
  {
    room: `${web}/state`,
    may: [
      ...['zustand', `${web}/api`, `${web}/storage`, `${shared}/wire`, `${shared}/timeline`],
      ...[`${shared}/puzzle`, `${shared}/lab`, `${shared}/lesson`],
    ],
    because: 'stores know neither React nor the DOM',
  },
  {
    room: `${web}/editor`,
    may: [
      ...['react', 'zustand', `${web}/state`, `${web}/swaps`, `${web}/examples`],
      ...[`${web}/editor/monaco*`, `${views}/kit`, `${views}/hooks`, `${views}/bar/moduleKinds.ts`],
      ...[`${shared}/wire`, `${shared}/timeline`],
    ],
    because: 'Monaco is named in editor/monaco*.ts alone',
  },
  {
    room: `${web}/editor/monaco*`,
    may: ['monaco-editor', `${web}/editor`],
    because: 'it is a chunk of its own',
  },
  {
    room: `${web}/guide`,
    may: [
      ...['react', 'react-dom', 'zustand', `${web}/state`, `${web}/storage`, `${web}/examples`],
      ...[views, `${views}/sheet`, ...parts, `${shared}/wire`, `${shared}/timeline`],
      `${shared}/site`,
    ],
    because: 'it leads around the playground',
  },
  ...parts.slice(0, 2).map((room) => ({
    room,
    may: [
      ...['react', 'zustand', `${web}/state`, ...parts.slice(0, 2)],
      ...[`${shared}/wire`, `${shared}/timeline`],
    ],
    because: 'every page uses it',
  })),
  ...parts.slice(2).map((room) => ({
    room,
    may: [
      ...['react', 'zustand', `${web}/state`, views, ...parts],
      ...[`${shared}/wire`, `${shared}/timeline`, `${shared}/site`],
    ],
    because: 'every page uses it',
  })),
  {
    room: views,
    may: [
      ...[
        `${views}/sheet`,
        'react',
        'react-dom',
        'zustand',
        'diff',
        'gifenc',
        '@lezer/highlight',
        '@lezer/javascript',
      ],
      ...[`${web}/state`, ...parts, `${shared}/wire`, `${shared}/timeline`, `${shared}/export`],
      ...[`${shared}/puzzle`, `${shared}/lesson`, `${shared}/site`],
    ],
    because: 'views read by selector and emit intents: no ../api, no Monaco',
  },
  {
    room: `${views}/sheet`,
    may: [
      ...['react', 'react-dom', 'zustand', `${web}/state`, views, `${views}/puzzles`, ...parts],
      ...[`${shared}/timeline`, `${shared}/export`, `${shared}/puzzle`],
    ],
    because: 'a printable sheet shows a run, a puzzle or a lesson',
  },
  {
    room: `${views}/puzzles`,
    may: [
      ...['react', 'react-dom', 'zustand', `${web}/state`, views, `${views}/sheet`, ...parts],
      ...[`${shared}/wire`, `${shared}/timeline`, `${shared}/puzzle`, `${shared}/site`],
    ],
    because: 'views read by selector and emit intents: no ../api, no Monaco',
  },
  {
    room: `${views}/lab`,
    may: [
      ...['react', 'zustand', `${web}/state`, `${web}/editor/monacoConfig.ts`, ...parts],
      ...['code', 'export', 'notes', 'outcome', 'predict', 'share', 'timeline', 'transport'].map(
        (name) => `${views}/${name}`,
      ),
      ...[`${views}/now/NowFrame.tsx`, `${shared}/lab`, `${shared}/lesson`, `${shared}/site`],
    ],
    because: 'a demo knows no snippet: of the views only what is no part of the playground',
  },
  {
    room: `${views}/lesson`,
    may: [
      ...['react', 'zustand', `${web}/state`, ...parts, `${views}/lab/gallery/DemoBar.tsx`],
      ...['code', 'console', 'notes', 'predict', 'ring', 'timeline', 'transport'].map(
        (name) => `${views}/${name}`,
      ),
      ...[`${shared}/wire`, `${shared}/timeline`, `${shared}/lesson`, `${shared}/site`],
    ],
    because: 'a lesson shows one snippet: of the views what pages share',
  },
]

/** Files of no room, on top of the tree: they put the rooms together. Two of them still may not import everything. */
export const tops = [
  {
    from: `${web}/`,
    never: ['monaco-editor'],
    because: 'Monaco is named in editor/monaco*.ts alone',
  },
  {
    from: `${web}/`,
    never: ['apps/tracer'],
    because: 'the page and the service share packages/shared',
  },
  {
    from: `${tracer}/`,
    never: ['apps/web'],
    because: 'the page and the service share packages/shared',
  },
]
