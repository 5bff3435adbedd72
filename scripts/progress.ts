/** Progress of long work, for scripts. */
export { openProgress } from '../gates/kit/progress.ts'
