/** Allure 3: one file that opens from disk, gates as epics, rules as stories. Folders come from scripts/report.ts. */
const work = process.env.SIGNOFF_WORK ?? '.signoff'
const report = process.env.SIGNOFF_HTML ?? 'report'

export default {
  name: `Signoff of ${process.env.SIGNOFF_DATASET_NAME ?? 'the dataset'}`,
  output: report,
  historyPath: `${work}/history.jsonl`,
  historyLimit: 50,
  appendHistory: true,
  variables: JSON.parse(process.env.SIGNOFF_VARIABLES ?? '{}'),
  plugins: {
    awesome: {
      options: {
        reportName: 'Signoff',
        singleFile: true,
        reportLanguage: 'en',
        groupBy: ['epic', 'feature', 'story'],
      },
    },
  },
}
