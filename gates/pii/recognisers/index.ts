/** Every recogniser of the gate. A new one is a file and a line here; its examples are its tests. */
import type { Recogniser } from '../finding.ts'
import { address } from './address.ts'
import { age } from './age.ts'
import { birth } from './birth.ts'
import { credential } from './credential.ts'
import { cuedId } from './cued-id.ts'
import { email } from './email.ts'
import { event } from './event.ts'
import { handle } from './handle.ts'
import { location } from './location.ts'
import { name } from './name.ts'
import { nationalId } from './national-id.ts'
import { network } from './network.ts'
import { organisation } from './organisation.ts'
import { payment } from './payment.ts'
import { phone } from './phone.ts'
import { spokenNumber } from './spoken-number.ts'
import { url } from './url.ts'

export const recognisers: readonly Recogniser[] = [
  email,
  url,
  handle,
  phone,
  spokenNumber,
  payment,
  nationalId,
  cuedId,
  network,
  credential,
  birth,
  event,
  age,
  address,
  location,
  name,
  organisation,
]
