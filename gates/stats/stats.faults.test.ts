import { describeFaults } from '../kit/faults.ts'
import { statsGate } from './gate.ts'

describeFaults(statsGate)
