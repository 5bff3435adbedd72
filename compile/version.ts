import packageJson from '../package.json' with { type: 'json' }

/** Name and version that provenance states. */
export const PIPELINE = { name: packageJson.name, version: packageJson.version }
