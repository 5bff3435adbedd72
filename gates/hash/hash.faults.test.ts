import { describeFaults } from '../kit/faults.ts'
import { hashGate } from './gate.ts'

describeFaults(hashGate)
