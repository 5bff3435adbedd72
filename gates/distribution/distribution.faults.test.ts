import { describeFaults } from '../kit/faults.ts'
import { distributionGate } from './gate.ts'

describeFaults(distributionGate)
