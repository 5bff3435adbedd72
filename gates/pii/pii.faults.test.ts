import { describeFaults } from '../kit/faults.ts'
import { piiGate } from './gate.ts'

describeFaults(piiGate)
