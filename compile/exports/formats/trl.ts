/** TRL's conversational language-modelling format: `messages` of role and content. Its chat templates decide about roles, so nothing is left out. */
import type { ExportFormat } from '../format.ts'
import { MESSAGES } from '../shape.ts'

export const trl: ExportFormat = {
  name: 'trl',
  says: 'TRL’s SFTTrainer, and whatever reads `messages` by a chat template.',
  rules: 'https://huggingface.co/docs/trl/dataset_formats (conversational language modeling)',
  of: 'conversations',
  columns: { id: 'string', messages: MESSAGES },
  reasons: [],
  convert: ({ messages, metadata }) => ({
    lines: [{ id: metadata.id, messages: messages.map(({ role, content }) => ({ role, content })) }],
  }),
}
