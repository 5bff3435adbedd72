/** Every detector, in the order of their precedence where two are equally sure. */
import type { Detector } from '../detector.ts'
import { america } from '../national/america.ts'
import { asia } from '../national/asia.ts'
import { britain } from '../national/britain.ts'
import { europe } from '../national/europe.ts'
import { germany } from '../national/germany.ts'
import { oceaniaAfrica } from '../national/oceania-africa.ts'
import { plate } from '../national/plate.ts'
import { poBox, postcode, street, streetAbroad } from './address.ts'
import { privateKey, secret, token } from './credential.ts'
import { age, dateOfBirth, eventDate } from './dates.ts'
import { email } from './email.ts'
import { coordinates, crossing, plusCode, threeWords } from './location.ts'
import { login } from './login.ts'
import { nameChinese, nameForeign } from './name-foreign.ts'
import { nameGreeting } from './name-greeting.ts'
import { nameHere } from './name-here.ts'
import { nameIntroduced } from './name-introduced.ts'
import { nameLabelled } from './name-labelled.ts'
import { namePartner } from './name-partner.ts'
import { nameRelation } from './name-relation.ts'
import { nameLastLine, nameSigned } from './name-signed.ts'
import { nameTitle } from './name-title.ts'
import { ipv4, ipv6, mac } from './network.ts'
import { namedSchool } from './named-school.ts'
import { employer, ownPlace, school, workplace } from './organisation.ts'
import { account, card, iban, routing, wallet } from './payment.ts'
import { phone } from './phone.ts'
import { bareCode, imei, lastFour, records, uuid } from './records.ts'
import { spokenEmail } from './spoken-email.ts'
import { spokenPhone } from './spoken-phone.ts'
import { url } from './url.ts'
import { atHandle, redditUser, username, usernameId, usernameOn } from './username.ts'

export const DETECTORS: readonly Detector[] = [
  email,
  spokenEmail,
  url,
  ipv4,
  ipv6,
  mac,
  token,
  privateKey,
  secret,
  login,
  card,
  iban,
  wallet,
  account,
  routing,
  america,
  britain,
  germany,
  europe,
  asia,
  oceaniaAfrica,
  plate,
  records,
  lastFour,
  imei,
  uuid,
  bareCode,
  phone,
  spokenPhone,
  street,
  poBox,
  postcode,
  streetAbroad,
  coordinates,
  crossing,
  plusCode,
  threeWords,
  dateOfBirth,
  eventDate,
  age,
  username,
  usernameOn,
  usernameId,
  atHandle,
  redditUser,
  nameIntroduced,
  nameRelation,
  namePartner,
  nameTitle,
  nameGreeting,
  nameHere,
  nameSigned,
  nameLastLine,
  nameLabelled,
  nameForeign,
  nameChinese,
  workplace,
  school,
  namedSchool,
  ownPlace,
  employer,
]
