/** TRL's conversational preference format with an explicit prompt: DPO, ORPO, SimPO (CPO) and reward models. */
import type { ExportFormat } from '../format.ts'
import { SIDE_REASONS, sidesOf } from '../preference-sides.ts'
import { MESSAGES } from '../shape.ts'

export const trlPreference: ExportFormat = {
  name: 'trl-preference',
  says: 'TRL’s DPOTrainer, ORPOTrainer, CPOTrainer and RewardTrainer.',
  rules: 'https://huggingface.co/docs/trl/dataset_formats (conversational preference, explicit prompt)',
  of: 'pairs',
  columns: { id: 'string', prompt: MESSAGES, chosen: MESSAGES, rejected: MESSAGES },
  reasons: SIDE_REASONS,
  convert(record) {
    const sides = sidesOf(record)
    return 'reason' in sides ? sides : { lines: [{ id: record.metadata.id, ...sides }] }
  },
}
