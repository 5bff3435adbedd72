/** What the workflows say is held against what there is: commands, options and files; pinned actions, least permissions, no text of an event in a shell. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FOLDERS = ['.github/workflows', 'examples/ci']
const files = FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`)).filter((name) =>
  /\.ya?ml$/.test(name),
)
const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8')
const uncommented = (text: string): string[] => text.split('\n').filter((line) => !/^\s*#/.test(line))
/** Shell lines: of `run:`, and of a list of scripts. */
const shellOf = (text: string): string[] => uncommented(text).filter((line) => /^\s*(?:-\s+)?run:|^\s*-\s+npm /.test(line))

test('there are two workflows, and an example for another CI', () => {
  expect(files).toEqual(['.github/workflows/signoff-large.yml', '.github/workflows/signoff.yml', 'examples/ci/gitlab-ci.yml'])
})

describe.each(files)('%s', (file) => {
  const text = textOf(file)
  const shell = shellOf(text)

  test('runs commands that there are, with options that they know', () => {
    const scripts = Object.keys(manifest.scripts)
    const commands = shell.flatMap((line) => [...line.matchAll(/\bnpm (run )?([\w-]+)((?: -- .*)?)/g)])
    expect(commands.length).toBeGreaterThan(1)
    for (const [, run, name, rest] of commands) {
      expect(run === undefined ? ['ci', 'test', 'start'] : scripts).toContain(name)
      const source = run === undefined ? '' : readFileSync(join(ROOT, `scripts/${name}.ts`), 'utf8')
      for (const [, option] of rest!.matchAll(/--([a-z-]+)/g))
        expect([name, option, source.includes(option!)]).toEqual([name, option, true])
    }
  })

  test('puts nothing of an event into a shell: values go through the environment', () => {
    for (const line of shell) expect(line).not.toContain('${{')
    expect(text).not.toContain('pull_request_target')
  })

  test('hands no failure on as a success', () => {
    expect(text).not.toMatch(/continue-on-error|\|\| true|allow_failure|set \+e/)
    // A part of the gates ends with 4; nothing else is let pass.
    for (const line of shell.filter((one) => one.includes('||'))) expect(line).toMatch(/--shard "\$PART\/2" \|\| test \$\? -eq 4$/)
  })
})

describe.each(files.filter((file) => file.startsWith('.github')))('%s', (file) => {
  const text = textOf(file)

  test('pins every action by its full commit, and says which version that is', () => {
    const uses = uncommented(text).filter((line) => line.includes('uses:'))
    expect(uses.length).toBeGreaterThan(2)
    for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    const shas = new Map<string, Set<string>>()
    for (const name of files)
      for (const [, action, sha] of textOf(name).matchAll(/uses: ([\w/-]+)@([0-9a-f]{40})/g))
        shas.set(action!, (shas.get(action!) ?? new Set()).add(sha!))
    for (const [action, found] of shas) expect([action, found.size]).toEqual([action, 1])
  })

  test('may read the code and nothing else', () => {
    expect([...text.matchAll(/^( *)permissions:\n((?:\1 +.*\n)+)/gm)].map(([, indent, body]) => [indent, body])).toEqual([
      ['', '  contents: read\n'],
    ])
    for (const at of text.matchAll(/uses: actions\/checkout@.*\n(.*\n.*)/g)) expect(at[1]).toContain('persist-credentials: false')
  })

  test('keeps the report and tells the summary whatever came out', () => {
    expect(text).toMatch(/if: always\(\)\n\s+run: npm run summary/)
    expect(text).toMatch(
      /if: always\(\)\n\s+uses: actions\/upload-artifact@[^\n]*\n\s+with:\n\s+name: signoff\n(?:\s+#[^\n]*\n)?\s+path: report\n/,
    )
  })
})

describe('.github/workflows/signoff-large.yml', () => {
  const text = textOf('.github/workflows/signoff-large.yml')
  test('has as many parts as it says that there are', () => {
    const matrices = [...text.matchAll(/part: \[([\d, ]+)\]/g)].map(([, parts]) => parts!.split(',').length)
    const divisors = [...text.matchAll(/\$PART\/(\d+)/g)].map(([, of]) => Number(of))
    expect(matrices).toEqual([4, 2])
    expect(divisors).toEqual(matrices)
  })

  test('judges all parts in one job that runs whatever happened to them', () => {
    expect(text).toMatch(/ {2}signoff:\n {4}needs: \[census, gates\]\n {4}if: always\(\)/)
  })
})
