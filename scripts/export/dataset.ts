import { resolve } from 'node:path'
import { isS3 } from '../../compile/stores/s3/location.ts'
import { loadConfig } from '../load-config.ts'
import { localDataset } from '../open-dataset.ts'
import { storeOf } from '../publish/store-of.ts'

/** The folder of a dataset that was named, or that the configuration compiles to; its store's settings are the configuration's. */
export async function namedDataset(dataset: string | undefined, file: string | undefined): Promise<string> {
  if (dataset !== undefined && file === undefined && !isS3(dataset)) return localDataset(dataset, resolve('.signoff'))
  const { config } = await loadConfig(file === undefined ? [] : ['--config', file])
  return localDataset(dataset ?? config.output, resolve('.signoff'), storeOf(config))
}
