import { describeFaults } from '../kit/faults.ts'
import { contractGate } from './gate.ts'

describeFaults(contractGate)
