/** All gates by name, in the order of the contract: for what is said about every one of them (docs, fault runs, reports). */
import { contractGate } from '../contract-rules/gate.ts'
import { coverageGate } from '../coverage/gate.ts'
import { distributionGate } from '../distribution/gate.ts'
import { hashGate } from '../hash/gate.ts'
import { leakageGate } from '../leakage/gate.ts'
import { piiGate } from '../pii/gate.ts'
import { provenanceGate } from '../provenance/gate.ts'
import { splitGate } from '../split/gate.ts'
import { statsGate } from '../stats/gate.ts'
import type { Gate, GateName } from './gate.ts'

export const ALL: Record<GateName, Gate> = {
  coverage: coverageGate,
  leakage: leakageGate,
  distribution: distributionGate,
  pii: piiGate,
  provenance: provenanceGate,
  hash: hashGate,
  split: splitGate,
  stats: statsGate,
  contract: contractGate,
}
