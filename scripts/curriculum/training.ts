/** What `npm run curriculum` adds for the trainers: their configurations, train.sh, and the proof by the chat template. */
import { openHashed } from '../../compile/output/hashed-file.ts'
import type { Extra } from '../../compile/curriculum/run.ts'
import type { StageReport } from '../../compile/curriculum/plan.ts'
import { stagePaths } from '../../compile/curriculum/plan.ts'
import type { ChatTemplate } from '../../compile/curriculum/templates/chat-template.ts'
import { proveTemplate, type ProofFile, type TemplateProof } from '../../compile/curriculum/templates/proof.ts'
import { TEMPLATE_WORDING } from '../../compile/curriculum/templates/wording.ts'
import { writeTrainers } from '../../compile/curriculum/trainers/write.ts'
import { join } from 'node:path'

/** References and counts, no text. */
export const TEMPLATE_PROOF = 'template_proof.json'

/** Violations that are kept, of each code in each export; and that are printed, of each code. */
const KEPT = 50
const PRINTED = 5

/** What a template is told when it asks for the date: the same for every run, so that a proof can be repeated. */
const DATE = '2025-01-01T00:00:00Z'

export interface TrainingExtra {
  extra: Extra
  /** After it ran. */
  failed(): boolean
  tell(): string[]
}

export interface TrainingRequest {
  template: ChatTemplate
  /** A built-in one, or a path. */
  tokenizer: string
  /** Records. */
  progress(done: number, total: number): void
}

export function trainingExtra({ template, tokenizer, progress }: TrainingRequest): TrainingExtra {
  let proof: TemplateProof | undefined
  let remarks: string[] = []
  return {
    async extra({ folder, curriculum, stages }) {
      const written = await writeTrainers(folder, curriculum, stages, template)
      remarks = written.remarks
      const files = proofFiles(folder, stages)
      const total = stages.reduce((sum, { train, val }) => sum + (train?.lines ?? 0) + (val?.lines ?? 0), 0)
      progress(0, total)
      proof = await proveTemplate({ template, tokenizer, now: DATE, files, keep: KEPT }, (done) => progress(done, total))
      const file = openHashed(folder, TEMPLATE_PROOF)
      file.write(`${JSON.stringify(proof, null, 2)}\n`)
      return [...written.files, file.close()]
    },
    failed: () => (proof?.total ?? 0) > 0,
    tell: () => (proof === undefined ? [] : [...tellProof(proof), ...remarks]),
  }
}

const proofFiles = (folder: string, stages: readonly StageReport[]): ProofFile[] =>
  stages.flatMap(({ name: stage, train, val, objective, algorithm, context }) =>
    [['train', train] as const, ['val', val] as const].flatMap(([split, made]) =>
      made === null ? [] : [{ stage, split, path: join(folder, stagePaths(stage, split).data), objective, algorithm, context }],
    ),
  )

/** One line where all is well; else each kind with what to do and the first records. */
export function tellProof({ template, total, records, renderings, violations, first, passedOverByLlamafactory }: TemplateProof): string[] {
  const note =
    passedOverByLlamafactory === 0
      ? []
      : [
          `LLaMA-Factory passes over ${passedOverByLlamafactory} of them, and prints them whole in its log: their turns do not alternate or do not end with the assistant.`,
        ]
  const head = `Chat template ${template}: ${records} records, ${renderings} renderings, ${total} violations.`
  const kinds = (Object.keys(violations) as (keyof typeof violations)[]).flatMap((code) => [
    `  ${code} x${violations[code]}: ${TEMPLATE_WORDING[code].says}; ${TEMPLATE_WORDING[code].remedy}`,
    ...first
      .filter((violation) => violation.code === code)
      .slice(0, PRINTED)
      .map(({ reference, source, detail }) => `    ${reference} (${source}): ${detail}`),
  ])
  return ['', head, ...kinds, ...note]
}
