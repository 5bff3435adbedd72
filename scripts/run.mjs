#!/usr/bin/env node
// Entry of every npm script: `node scripts/run.mjs <job> [arguments]`. Plain JavaScript, so that an old Node reads it and can say that it is old.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(`Signoff runs on Node 24 or later; this is Node ${process.versions.node}.`)
  console.error(
    'On Linux, "npm ci" brings its own Node 24 (do not pass --omit=optional) and npm scripts use it; elsewhere install Node 24 or later.',
  )
  process.exit(3)
}

// What V8 makes of the source is kept beside the packages, for threads and child processes too (they read the variable): half of the time that a start takes.
const { enableCompileCache } = await import('node:module')
const { fileURLToPath } = await import('node:url')
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/signoff', import.meta.url))
enableCompileCache(process.env.NODE_COMPILE_CACHE)

// Threads that parse and hash make short-lived strings: a young generation that fits the processor's cache is as fast, and a fifth of a compile's memory goes.
const { setFlagsFromString } = await import('node:v8')
setFlagsFromString('--max-semi-space-size=4')

const [job = ''] = process.argv.splice(2, 1)
const { exitWith } = await import('./exit.ts')
try {
  const { default: main } = await import(`./${job}.ts`)
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.exitCode = exitWith(error)
}
