import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { datasetCards } from './card.ts'
import { sizeCategory } from './header.ts'
import { specimen } from './specimen.ts'

const cardOf = (facts = specimen(), path = 'README.md'): { header: Record<string, unknown>; body: string } => {
  const [, header, ...body] = datasetCards(facts)[path]!.split('---\n')
  return { header: parse(header!) as Record<string, unknown>, body: body.join('---\n') }
}

describe('the header', () => {
  test('names splits, features, sizes and licences as the Hub reads them', () => {
    expect(cardOf().header).toEqual({
      pretty_name: 'A specimen',
      language: ['en'],
      license: 'other',
      license_name: 'mixed-by-source',
      license_details: 'CC BY 4.0 (1500 records); synthetic (written by a program) (20 records)',
      task_categories: ['text-generation'],
      size_categories: ['1K<n<10K'],
      tags: ['conversational', 'chatml', 'preference', 'dpo', 'mental-health', 'counselling'],
      configs: [
        {
          config_name: 'default',
          data_files: [
            { split: 'train', path: 'parquet/train_*.parquet' },
            { split: 'test', path: 'parquet/test_*.parquet' },
          ],
        },
      ],
      dataset_info: {
        features: [
          {
            name: 'messages',
            list: [
              { name: 'role', dtype: 'string' },
              { name: 'content', dtype: 'string' },
            ],
          },
          { name: 'id', dtype: 'string' },
          { name: 'total_tokens', dtype: 'int64' },
          { name: 'quality_score', dtype: 'float64' },
          { name: 'bias_flags', list: 'string' },
          {
            name: 'provenance',
            struct: [
              { name: 'processed_at', dtype: 'string' },
              { name: 'processing_steps', list: 'string' },
              { name: 'generator', struct: [{ name: 'name', dtype: 'string' }] },
            ],
          },
        ],
        splits: [
          { name: 'train', num_bytes: 2000, num_examples: 1500 },
          { name: 'test', num_bytes: 1000, num_examples: 20 },
        ],
        download_size: 3000,
        dataset_size: 3000,
      },
    })
  })

  test('of a format’s own card names its own folder’s files', () => {
    const { header, body } = cardOf(specimen(), 'trl/README.md')
    expect(header['configs']).toEqual([{ config_name: 'default', data_files: [{ split: 'train', path: 'train_*.jsonl' }] }])
    expect(body).toContain('| `trl/` | TRL. | 1,400 | 0 | 0 | 113 | 7: too odd |')
  })

  test('is in a class of size whose bounds are the Hub’s', () => {
    expect([0, 999, 1000, 608_497, 1_000_000, 2e9].map(sizeCategory)).toEqual(['n<1K', 'n<1K', '1K<n<10K', '100K<n<1M', '1M<n<10M', 'n>1B'])
  })
})

describe('the body', () => {
  test('counts families by split, from the records', () => {
    expect(cardOf().body).toContain('| addiction | 1,500 | 1,500 | 0 | 0 | addiction counselling |')
    expect(cardOf().body).toContain('A conversation has 4.0 turns on average and 12 at most.')
  })

  test('warns first of all where nothing was signed off, or waivers cover a failure', () => {
    const first = (state: 'passed' | 'waived' | 'unsigned'): string => {
      const { body } = cardOf(specimen({ signoff: { state, gates: [], waivers: [] } }))
      return body.trim().split('\n')[2]!
    }
    expect(first('unsigned')).toMatch(/^> \*\*Not signed off\.\*\*/)
    expect(first('waived')).toMatch(/^> \*\*Signed off with waivers\.\*\*/)
    expect(first('passed')).toMatch(/^1,520 conversations/)
  })

  test('shows every waiver and every lifted holdout with who answers for it', () => {
    const facts = specimen({
      signoff: {
        ...{ state: 'waived', gates: [] },
        waivers: [{ gate: 'pii', rule: 'pii.left', subject: '*', owner: 'A. Owner', reason: 'known', expires: '2027-01-01' }],
      },
    })
    facts.stated.lifted = [{ family: 'sarcasm', share: 0.8, owner: 'B. Owner', reason: 'scarce' }]
    const { body } = cardOf(facts)
    expect(body).toContain('| pii | pii.left | \\* | A. Owner | known | 2027-01-01 |')
    expect(body).toContain('- **sarcasm**: a share of 0.8 is trained on, by decision of B. Owner: scarce')
  })

  test('says where help is, and what the data is not for, where it is about mental health', () => {
    const { body } = cardOf()
    expect(body).toContain('## Crisis')
    expect(body).toContain('held out of training to measure safety')
    const facts = specimen()
    facts.tally.families = { cooking: { train: 1520 } }
    expect(cardOf(facts).body).not.toContain('## Crisis')
    expect(cardOf(facts).header['tags']).toEqual(['conversational', 'chatml', 'preference', 'dpo'])
  })
})
