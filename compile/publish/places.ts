/** Where things lie below a published root. */
import { MANIFEST_PATH } from '#contract/layout.ts'

/** `s3://bucket/final_dataset/`: ends with a slash. */
export type Root = string

export const VERSIONS = 'versions/'
/** SHA-256 of the data; where the same data is published under another manifest, the beginning of that manifest's follows. */
export const VERSION_ID = /^[0-9a-f]{64}(?:-[0-9a-f]{16})?$/

export const rootOf = (uri: string): Root => `${uri.replace(/\/+$/, '')}/`
export const versionPrefix = (root: Root, id: string): string => `${root}${VERSIONS}${id}/`
export const versionManifest = (root: Root, id: string): string => versionPrefix(root, id) + MANIFEST_PATH
/** What is known of a version's publication. It lies beside the version, which holds what was signed and nothing else. */
export const recordOf = (root: Root, id: string): string => `${root}${VERSIONS}${id}.json`
export const canonicalManifest = (root: Root): string => root + MANIFEST_PATH
/** Where it is tried whether the store honours conditions. */
export const conditionProbe = (root: Root): string => `${root}${VERSIONS}.conditions`
