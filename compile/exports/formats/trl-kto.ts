/** TRL's unpaired preference format: two lines a pair, the preferred answer first. */
import type { ExportFormat } from '../format.ts'
import { SIDE_REASONS, sidesOf } from '../preference-sides.ts'
import { MESSAGES } from '../shape.ts'

export const trlKto: ExportFormat = {
  name: 'trl-kto',
  says: 'TRL’s KTOTrainer.',
  rules: 'https://huggingface.co/docs/trl/dataset_formats (conversational unpaired preference)',
  of: 'pairs',
  columns: { id: 'string', prompt: MESSAGES, completion: MESSAGES, label: 'boolean' },
  reasons: SIDE_REASONS,
  convert(record) {
    const sides = sidesOf(record)
    if ('reason' in sides) return sides
    const line = { id: record.metadata.id, prompt: sides.prompt }
    return {
      lines: [
        { ...line, completion: sides.chosen, label: true },
        { ...line, completion: sides.rejected, label: false },
      ],
    }
  },
}
