import { describeFaults } from '../kit/faults.ts'
import { splitGate } from './gate.ts'

describeFaults(splitGate)
