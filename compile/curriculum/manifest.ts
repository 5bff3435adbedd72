/** `curriculum_manifest.json`: what was made of which dataset, with the checksum of every file. */
import { CONTRACT_VERSION, type FileEntry, type Manifest } from '#contract/manifest.ts'
import { compareCodePoints } from '#contract/python-text.ts'
import type { Curriculum, CurriculumManifest, StageReport } from './plan.ts'
import type { Tokenizer } from './tokens.ts'

export interface SignedDataset {
  /** On this machine. */
  folder: string
  manifest: Manifest
  digest: string
  signoff: CurriculumManifest['dataset']['signoff']
}

interface Made {
  curriculum: Curriculum
  dataset: SignedDataset
  tokenizer: Tokenizer
  stages: StageReport[]
  unused: ReadonlyMap<string, number>
  files: readonly FileEntry[]
}

export function curriculumManifest({ curriculum, dataset, tokenizer, stages, unused, files }: Made): CurriculumManifest {
  const { manifest } = dataset
  return {
    manifest_version: '1.0',
    contract_version: CONTRACT_VERSION,
    curriculum: curriculum.name,
    dataset: {
      digest: dataset.digest,
      conversations: manifest.total_conversations,
      generated_at: manifest.generated_at,
      signoff: dataset.signoff,
    },
    lifted: Object.fromEntries(Object.entries(manifest.profile.lifted).map(([family, { share }]) => [family, share])),
    tokenizer: { name: tokenizer.name, sha256: tokenizer.sha256 },
    seed: curriculum.seed,
    stages,
    mix: stages.flatMap(({ name, parts }) =>
      parts.map(({ part, target, actual, starved, reason }) => ({ phase: name, part, target, actual, starved, reason })),
    ),
    unused: Object.fromEntries([...unused].filter(([, count]) => count > 0).sort(([a], [b]) => compareCodePoints(a, b))),
    files: [...files].sort((a, b) => compareCodePoints(a.path, b.path)),
  }
}
