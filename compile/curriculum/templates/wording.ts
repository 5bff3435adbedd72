/** What each violation of the template proof means, and what to do about it. */
import type { TemplateCode } from './examine.ts'

export const TEMPLATE_WORDING: Record<TemplateCode, { says: string; remedy: string }> = {
  template_refused: {
    says: 'the chat template refuses the roles of the record',
    remedy: 'train with a template that allows them (ChatML allows any order), or leave the record out at its source',
  },
  template_failed: {
    says: 'the chat template breaks on the record',
    remedy: 'look at the template: it reads something that a message of role and content does not have',
  },
  no_trainable_token: {
    says: 'nothing of the assistant’s is left in the rendered record',
    remedy: 'look at the template: it drops the assistant’s words, or the record has none',
  },
  special_token_in_content: {
    says: 'a text holds what the tokenizer reads as a token of control',
    remedy: 'have the source cleaned of it: in training it ends the message and begins another',
  },
  truncated_before_last_assistant: {
    says: 'the context ends before the last assistant turn does',
    remedy: 'raise the stage’s context, or let its policy for long records leave them out',
  },
}
