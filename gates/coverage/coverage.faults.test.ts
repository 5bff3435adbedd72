import { describeFaults } from '../kit/faults.ts'
import { coverageGate } from './gate.ts'

describeFaults(coverageGate)
