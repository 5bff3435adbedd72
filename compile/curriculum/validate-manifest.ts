/** The manifest against its own schema, before it is written: a reader that validates must never find a manifest of ours wrong. */
import { curriculumManifestSchema } from '#contract/schemas/curriculum-manifest.ts'
import { explain, validator } from '#contract/validate.ts'
import type { CurriculumManifest } from './plan.ts'

const validate = validator(curriculumManifestSchema)

export function validateManifest(manifest: CurriculumManifest): void {
  // As it will be read: what JSON has no words for is gone then.
  const read: unknown = JSON.parse(JSON.stringify(manifest))
  if (!validate(read))
    throw new Error(
      `The curriculum's manifest is not what its schema says, and was not written:\n${explain(validate.errors ?? [], read, 'manifest')}`,
    )
}
