/** Writes what the trainers need into the folder of a curriculum: configurations, launchers, the chat template, train.sh. */
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileEntry } from '#contract/manifest.ts'
import { openHashed } from '../../output/hashed-file.ts'
import type { Curriculum, StageReport } from '../plan.ts'
import type { ChatTemplate } from '../templates/chat-template.ts'
import { axolotlFiles } from './axolotl.ts'
import { chainText } from './chain.ts'
import type { TrainerFile } from './files.ts'
import { llamafactoryFiles, pairsPath } from './llamafactory.ts'
import { writePairs } from './pairs.ts'
import { TEMPLATE_PATH, type Training, trainings } from './training.ts'
import { trlFiles } from './trl.ts'

const LAUNCHERS = ['accelerate_fsdp2.yaml', 'accelerate_zero3.yaml', 'deepspeed_zero3.json', 'slurm.sbatch'] as const

const asset = (path: string): string => readFileSync(new URL(`./assets/${path}`, import.meta.url), 'utf8')

/** Throws ConfigError for names that can not be written. */
export function trainerFiles(curriculum: Curriculum, stages: readonly StageReport[], template: ChatTemplate): TrainerFile[] {
  const all = trainings(curriculum, stages, template.name)
  return [
    { path: 'train.sh', text: asset('train.sh'), executable: true },
    { path: 'trainers/chain.tsv', text: chainText(curriculum, all) },
    { path: TEMPLATE_PATH.slice(2), text: template.source },
    ...LAUNCHERS.map((name) => ({ path: `trainers/launchers/${name}`, text: asset(`launchers/${name}`) })),
    { path: 'trainers/trl/trl_stage.py', text: asset('trl_stage.py') },
    ...all.flatMap(trlFiles),
    ...all.flatMap(axolotlFiles),
    ...llamafactoryFiles(all),
  ]
}

export interface TrainersWritten {
  files: FileEntry[]
  /** What a person should know, in sentences. */
  remarks: string[]
}

/** `folder` holds the exports; none of the files may exist. */
export async function writeTrainers(
  folder: string,
  curriculum: Curriculum,
  stages: readonly StageReport[],
  template: ChatTemplate,
): Promise<TrainersWritten> {
  const files = trainerFiles(curriculum, stages, template).map(({ path, text, executable }) => {
    const file = openHashed(folder, path)
    file.write(text)
    const entry = file.close()
    if (executable === true) chmodSync(join(folder, path), 0o755)
    return entry
  })
  const remarks: string[] = []
  for (const training of trainings(curriculum, stages, template.name)) {
    if (!training.isExported || training.objective !== 'preference') continue
    for (const split of splitsOf(training)) {
      const { file, lines, leftOut } = await writePairs(folder, `${training.stage}/${split}.jsonl`, pairsPath(training.stage, split))
      files.push(file)
      if (leftOut > 0)
        remarks.push(
          `${training.stage}: LLaMA-Factory takes ${lines} of ${lines + leftOut} ${split} pairs; in ${leftOut} a side has several messages`,
        )
    }
  }
  return { files, remarks }
}

const splitsOf = ({ val }: Training): ('train' | 'val')[] => (val === null ? ['train'] : ['train', 'val'])
