/**
 * The small demos: each is a snippet with sliders, a question before it is run, and one picture of its own. Listed here
 * once: their addresses (`/demos/<name>`), their cards in the gallery and the bar above them follow from it.
 */
export const LESSONS = [
  {
    name: 'stack',
    title: 'Call stack',
    teaches:
      'How deep a function can call itself, what a frame costs, and why neither an await nor a nextTick makes the stack any deeper.',
    runs: 'a recursion to its RangeError, in the sandbox',
  },
  {
    name: 'pool',
    title: 'Thread pool',
    teaches:
      'Which jobs wait for one of four threads, why a full pool holds up a file and not a timer, and why more threads are not more cores.',
    runs: 'hashes, files, name look-ups and zlib on 1 to 16 threads, in the sandbox',
  },
  {
    name: 'keep-alive',
    title: 'What keeps it alive',
    teaches:
      'Why a process ends or does not: timers, servers, sockets and Workers that count, promises that do not, and what unref, ref and close change.',
    runs: 'a program that makes up to three of them and lets go of some, in the sandbox',
  },
  {
    name: 'zalgo',
    title: 'Now or later',
    teaches:
      'A callback that is called at once or later, depending on a value: what its caller sees, what its try block catches, and what mends it.',
    runs: 'the notes’ updateSomeValue, on both its paths, in the sandbox',
  },
  {
    name: 'phases',
    title: 'Phases',
    teaches:
      'Timers, pending, poll, check and close, each by its smallest program: which function of libuv runs it, what people say about it, and what is so.',
    runs: 'nine small programs on Node 16 to 26, in the sandbox',
  },
  {
    name: 'workers',
    title: 'Worker threads',
    teaches:
      'How two threads that share one number lose each other’s additions, what copying, transferring and sharing memory cost, and which values do not cross.',
    runs: 'one to four threads beside the main one, on memory that they share, in the sandbox',
  },
  {
    name: 'layers',
    title: 'Layers of Node',
    teaches:
      'How far down a call goes, from the program to the operating system, which thread has its work meanwhile, and in which phase it comes back.',
    runs: 'one of nine calls, from fs.readFile to JSON.parse, in the sandbox',
  },
] as const satisfies readonly LessonCard[]

/** A lesson as the gallery tells of it. */
type LessonCard = {
  readonly name: string
  readonly title: string
  readonly teaches: string
  readonly runs: string
}

export type LessonName = (typeof LESSONS)[number]['name']
