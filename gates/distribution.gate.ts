/**
 * Distribution: the splits hold their shares of the pool and of every large family, over groups recomputed from the data, and every stage
 * can be trained or is starved by a holdout (contract sections 4 and 7).
 */
import { distributionGate } from './distribution/gate.ts'
import { groupsOf } from './distribution/groups.ts'
import { gateSuite } from './kit/suite.ts'

gateSuite(distributionGate, ({ property }) => {
  let groups: Uint32Array | undefined

  property('Any record is in the group of every record of its document', async (index, { census }) => {
    groups ??= groupsOf(census, [])
    const document = census.columns.document[index]!
    const other = census.columns.document.indexOf(document)
    return document === 0n || groups[other] === groups[index]
  })
})
