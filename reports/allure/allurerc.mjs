/** Allure 3: one file that opens from disk, gates as epics, their claims as features, rules as stories. Folders and facts come from build.ts. */
const { name, output, historyPath, verification, variables } = JSON.parse(process.env.SIGNOFF_ALLURE ?? '{}')

export default {
  name,
  output,
  historyPath,
  // Every run kept is packed into the page; trends of the dataset itself have a history of their own.
  historyLimit: 15,
  appendHistory: true,
  variables,
  globalAttachments: verification === undefined ? [] : [verification],
  // Every failure is a violation of a rule; sorting them into "product errors" and "test errors" would only raise the question.
  categories: false,
  plugins: {
    awesome: {
      options: {
        reportName: name,
        singleFile: true,
        reportLanguage: 'en',
        groupBy: ['epic', 'feature', 'story'],
        // No timeline: it shows how long judging took, which is nothing of the dataset's.
        sections: ['charts'],
        charts: [
          { type: 'currentStatus', title: 'Rules, properties and waivers of this run' },
          { type: 'statusDynamics', title: 'Over the last runs' },
        ],
      },
    },
  },
}
