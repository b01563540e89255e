import { hideInWorker } from './hide/hideInWorker.ts'

// The bundle of this is loaded in Workers in the recorder's place: most of that would be read and never used there.
hideInWorker()
