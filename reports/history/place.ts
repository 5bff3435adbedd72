/** Where the histories of a dataset lie, below the working folder: what a CI has to keep between its runs. */
import { join } from 'node:path'

/** A file name for a dataset's name: readable, and of its own for every name. */
export const slug = (name: string): string => encodeURIComponent(name).replaceAll('%', '_').replaceAll('*', '_x').slice(-150)

export const historyFolder = (work: string): string => join(work, 'history')
/** Allure's own: which tests passed in which run. */
export const testHistoryPath = (work: string, dataset: string): string => join(historyFolder(work), `${slug(dataset)}.jsonl`)
/** The dataset's metrics, a line a judgement. */
export const metricsPath = (work: string, dataset: string): string => join(historyFolder(work), `${slug(dataset)}.metrics.jsonl`)
/** What its versions were like, a file each: counts, for the drift of a later one. */
export const portraitFolder = (work: string, dataset: string): string => join(historyFolder(work), `${slug(dataset)}.portraits`)
