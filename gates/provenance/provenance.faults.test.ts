import { describeFaults } from '../kit/faults.ts'
import { provenanceGate } from './gate.ts'

describeFaults(provenanceGate)
