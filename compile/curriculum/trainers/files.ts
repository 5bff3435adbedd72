/** A file that a trainer needs, below the curriculum's folder. */
export interface TrainerFile {
  path: string
  text: string
  executable?: boolean
}
