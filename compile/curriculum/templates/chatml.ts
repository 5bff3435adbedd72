/**
 * ChatML, the template that is built in. The generation tags say which part of the rendering is trained on: the assistant's words and the mark that
 * ends its turn, so that the model learns to stop. TRL and Axolotl are given this text as `templates/chatml.jinja`; LLaMA-Factory's own `chatml` renders the same.
 */
export const CHATML = `{%- for message in messages %}
{{- '<|im_start|>' + message['role'] + '\\n' }}
{%- if message['role'] == 'assistant' %}
{%- generation %}
{{- message['content'] + '<|im_end|>' }}
{%- endgeneration %}
{{- '\\n' }}
{%- else %}
{{- message['content'] + '<|im_end|>\\n' }}
{%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
{{- '<|im_start|>assistant\\n' }}
{%- endif %}
`

/** What ends a turn in ChatML. */
export const CHATML_END = '<|im_end|>'
