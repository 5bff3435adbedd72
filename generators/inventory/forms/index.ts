/** The forms of a saved listing, asked in this order; a new one is a file here and a line in this list. */
import type { ListingForm } from '../listing.ts'
import { awsLs } from './aws-ls.ts'
import { inventoryCsv } from './inventory-csv.ts'
import { keysJsonl } from './keys-jsonl.ts'
import { listObjectsV2 } from './list-objects-v2.ts'
import { nestedManifest } from './nested-manifest.ts'

export const FORMS: readonly ListingForm[] = [listObjectsV2, nestedManifest, keysJsonl, awsLs, inventoryCsv]
