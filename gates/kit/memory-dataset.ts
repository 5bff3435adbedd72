/** A whole dataset in memory: what faults break and what the gates' own tests judge. Written by other code than the compiler's. */
export { cleanDataset, type CleanOptions } from './clean-dataset.ts'
export { makeRecord, rehash, type RecordOptions } from './clean-record.ts'
export { memoryStore, renderDataset, writeMemoryDataset } from './memory-store.ts'
export { reseal, sealFile } from './reseal.ts'
export { firstRecord, type MemoryDataset, recordsOf, shardPaths, type SplitOf, splitOf } from './planted.ts'
