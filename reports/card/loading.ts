/** How to load the data: code that runs as it stands in the folder of the card. */
import type { CardFacts } from './facts.ts'

export function loadingSection({ configs }: CardFacts): string {
  const named = (name: string): boolean => configs.some((config) => config.folder === name && config.splits.length > 0)
  const lines = [
    'from datasets import load_dataset',
    '',
    'records = load_dataset("path/to/this/folder")  # messages and metadata, all splits',
    ...(named('trl') ? ['sft = load_dataset("path/to/this/folder/trl")  # messages'] : []),
    ...(named('trl-preference') ? ['pairs = load_dataset("path/to/this/folder/trl-preference")  # prompt, chosen, rejected'] : []),
  ]
  return [
    '## Loading',
    `\`\`\`python\n${lines.join('\n')}\n\`\`\``,
    "```sql\n-- DuckDB\nSELECT source_family, count(*) FROM 'parquet/train_*.parquet' GROUP BY 1;\n```",
    'Axolotl, LLaMA-Factory and OpenAI take the JSON Lines files of `sharegpt/` and `openai/` as they are. Check what you downloaded against `export_manifest.json` or `croissant.json`, which hold the SHA-256 of every file.',
  ].join('\n\n')
}
