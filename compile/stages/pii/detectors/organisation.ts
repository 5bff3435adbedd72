import { at, before, type Detector } from '../detector.ts'
import { isPlaceName } from '../names/addressed.ts'
import { isStopWord } from '../names/read.ts'

/** Employers and schools of the people who speak, where naming them finds somebody. Chains and famous institutions by themselves stay. */
const PART = /(?:\p{Lu}[\p{L}\p{M}'’.&-]{0,24}|&|\d{1,4}(?:st|nd|rd|th)?(?=\s\p{Lu}))/uy
const JOIN = /\s(?:of the|of|for the|for|and|&|on the|on|in|at|de la|de|del|du|des|la|the)\s(?=\p{Lu}|\d{1,2}(?:st|nd|rd|th)\b)/uy
const SCHOOL =
  /\b(?:School|High|Elementary|Middle|Primary|Secondary|Academy|College|University|Preschool|Kindergarten|Montessori|Institute|Prep|Polytechnic|Seminary|Daycare|Gymnasium|Schule|Universität|Escuela|Lycée|Grundschule|Junior High|Preparatory)\b/u
const COMPANY =
  /\b(?:Inc|LLC|Ltd|Corp|GmbH|Co|Company|Group|Partners|Associates|Services|Solutions|Logistics|Freight|Trucking|Shipyards?|Bakery|Caf[eé]|Diner|Bar|Grill|Bistro|Restaurant|Pizza(?:ria)?|Deli|Market|Grocery|Foods|Farms?|Dairy|Brewery|Winery|Hotel|Inn|Motel|Resort|Spa|Salon|Barber(?:shop)?|Clinic|Hospital|Medical|Health(?:care)?|Dental|Pharmacy|Hospice|Nursing|Church|Chapel|Temple|Mosque|Synagogue|Parish|Bank|Credit Union|Insurance|Realty|Properties|Construction|Roofing|Plumbing|Electric|Motors?|Auto|Garage|Tire|Hardware|Lumber|Steel|Foundry|Mills?|Manufacturing|Industries|Works|Plant|Factory|Warehouse|Depot|Studios?|Gym|Fitness|Yoga|Library|Museum|Theat(?:er|re)|Cinema|Center|Centre|Shelter|Foundation|Agency|Law|Legal|Accounting|Consulting|Technologies|Tech|Systems|Labs?|Software|Media|Press|Books?|Bookstore|Store|Shop|Boutique|Florist|Barn|Kitchen|Tavern|Pub|Lounge|Club|Dollar|Laundry|Cleaners|Security|Staffing|Airlines|Freightways|Landscaping|Nursery|Vet(?:erinary)?|Animal|Kennels?|Prison|Jail|Correctional|Precinct|Fire|Police|Sheriff)\b/u
/** So large, or so much a part of common talk, that working there tells nobody apart. */
const LARGE =
  /^(?:the\s)?(?:Google|Amazon|Apple|Microsoft|Meta|Facebook|Netflix|Walmart|Target|Costco|Starbucks|McDonald['’]?s|Burger King|Subway|KFC|Walgreens|CVS|Home Depot|Lowe['’]?s|Best Buy|IKEA|Tesco|Uber|Lyft|DoorDash|FedEx|UPS|USPS|DHL|Disney|Disneyland|IBM|Intel|Oracle|Tesla|Boeing|Ford|Toyota|NASA|NHS|FBI|CIA|Army|Navy|Air Force|Marines|Congress|Senate|White House|United Nations|UN|Harvard|Stanford|Yale|Princeton|MIT|Oxford|Cambridge|Harvard University|Stanford University|Yale University|Princeton University|Oxford University|Cambridge University|Columbia University|Mayo Clinic|New York Times|BBC|CNN|Fox|NPR|YouTube|Twitter|Reddit|Hogwarts|Mozilla|GitHub|Salesforce|Spotify|Airbnb|PayPal|Samsung|Sony|Nintendo|AA|NA|ER|ICU|HR|IT)$/
const CAPITAL_AHEAD = /\s(?:the\s|a\s|our\s|this\s|my\s)?(?:\p{Lu}|\d{1,3}(?:st|nd|rd|th)\s\p{Lu})/uy

const GENERIC =
  /^(?:the\s)?(?:College|University|School|School Department|Middle School|High School|Hospital|Hospital Center|Church|Company|Bank|Medical School|Law School|Institute|Academy|Center|Police|Library)$/

interface Organisation {
  start: number
  end: number
  text: string
}

/** A run of capitalised words from `index`, joined by small words: "the Penny Cellar on Route 4", "Ott & Lindqvist Accounting". */
function readOrganisation(text: string, index: number): Organisation | undefined {
  const article = at(/(?:the|The)\s/y, text, index)
  const from = index + (article?.[0].length ?? 0)
  let end = from
  for (let parts = 0; parts < 8; parts++) {
    const part = at(PART, text, end)
    if (part === null) break
    const word = part[0].replace(/[.'’]+$/, '')
    if (
      isStopWord(word) &&
      !/^(?:Community|Family|Life|Heart|Children|Kids|Brothers|Sisters|Sons|Students|County|New|North|South|East|West|Northern|Southern|Eastern|Western|First|Best|American|Christian|Catholic|Baptist|Jewish|Black|White|Lost|Good|Great|Happy|Home|Second|Third|Texas|Florida|California|Canada|Boys|Girls|God|Christ|Dr|St|Night|Morning|Sunday|Friends|Blue|Next|York|London|England|America|Africa|Asia|India|Japan|China|Mexico|Australia|Britain|Europe)$/.test(
        word,
      )
    )
      break
    end += part[0].replace(/\.$/, '').length
    if (text[end] === '.' && /^(?:St|Co|Inc|Mt|Dr)$/.test(word) && text[end + 1] === ' ') end++
    const number = at(/\s(?:#\d{1,5}|\d{1,5})(?=[\s.,;!?]|$)/y, text, end)
    if (number !== null && /^(?:Route|Highway|Hwy|Number|No|Station|Local|Unit|Store|PS|School|District|Interstate)$/.test(word))
      end += number[0].length
    const join = at(JOIN, text, end)
    if (join !== null && (/\d/.test(text[end + join[0].length]!) || at(PART, text, end + join[0].length) !== null)) {
      const ahead = /^\p{Lu}[\p{L}'’-]*/u.exec(text.slice(end + join[0].length, end + join[0].length + 24))?.[0]
      if (ahead !== undefined && isStopWord(ahead) && !/^(?:North|South|East|West|New)$/.test(ahead)) break
      if (/\d/.test(text[end + join[0].length]!)) {
        end += join[0].length + at(/\d{1,3}(?:st|nd|rd|th)/y, text, end + join[0].length)![0].length
        break
      }
      end += join[0].length
    } else if (text[end] === ' ' && at(PART, text, end + 1) !== null) end += 1
    else break
  }
  const value = text.slice(from, end).replace(/[\s&]+$/, '')
  if (value.length < 3 || !/\p{Ll}|\p{Lu}{2,}/u.test(value)) return undefined
  return { start: article !== null && article[0].toLowerCase() === 'the ' ? index : from, end: from + value.length, text: value }
}

const judge = (value: string): 'large' | 'school' | 'company' | 'plain' => {
  if (LARGE.test(value)) return 'large'
  return SCHOOL.test(value) ? 'school' : COMPANY.test(value) ? 'company' : 'plain'
}

const FIRST =
  /\b(?:i|i'm|im|i’m|i've|my|me|we|our|us|he|she|his|her|they|their|husband|wife|son|daughter|sister|brother|niece|nephew|cousin|friend|mom|dad|mother|father|client|patient|employed|position|job|shift)\b/
/** Verbs and nouns of working, then the preposition that leads to the employer. */
const WORK_LINK =
  /(?:\s(?:[\p{Ll}'’-]{1,16}\s){0,4}?|\s|,\s)(?:at|for|with|in|from|outside)(?=\s(?:the\s|a\s|our\s|this\s|my\s)?(?:\p{Lu}|\d{1,3}(?:st|nd|rd|th)\s))/uy
/** A place of that name is where one works only with these. */
const SURE =
  /^(?:work|works|worked|working|employed|job|jobs|shift|shifts|boss|manager|supervisor|coworker|coworkers|colleagues?|employer|workplace|intern|interning|internship|hired|fired|laid|quit|resigned)$/i

const WORK_WORDS =
  'work works worked working employed job jobs shift shifts boss manager supervisor coworker coworkers colleague colleagues employer workplace intern interning internship hired fired laid quit resigned drive drives driving deliver cook cooking waitress waiter waitressing bartend bartender bartending barista cashier nurse welder mechanic engineer accountant receptionist secretary janitor clerk foreman technician driver paramedic firefighter librarian pharmacist volunteer volunteering manage managing volunteered teller stylist hostess server security guard chef dishwasher assistant analyst attorney lawyer paralegal professor developer salesman electrician plumber'.split(
    ' ',
  )

export const workplace: Detector = {
  name: 'workplace',
  calls: { words: WORK_WORDS },
  find(scene, start, end, found) {
    const { text } = scene
    const link = at(WORK_LINK, text, end)
    if (link === null || /\b(?:out|because|but|and|not|i|you|that|if|when|so)\s/i.test(link[0])) return
    const from = end + link[0].length
    if (at(CAPITAL_AHEAD, text, from) === null) return
    const head = before(scene, start, 56)
    if (!FIRST.test(`${head} ${text.slice(start, end).toLowerCase()}`)) return
    // "how that works for Rosa": no person works there
    if (
      /\b(?:that|this|it|which|what|strategy|approach|method|plan|medication|therapy)\s(?:\w+ly\s)?$/.test(head) &&
      /^works?$/i.test(text.slice(start, end))
    )
      return
    const organisation = readOrganisation(text, from + 1)
    if (organisation === undefined) return
    const kind = judge(organisation.text)
    const sure = SURE.test(text.slice(start, end))
    const preposition = /\w+$/.exec(link[0])![0]
    if (kind === 'large' || GENERIC.test(organisation.text)) return
    if (kind === 'plain' && (preposition === 'in' || preposition === 'from' || preposition === 'outside' || preposition === 'with')) return
    if (preposition === 'with' && !sure) return
    const confidence = kind === 'plain' ? (sure ? 0.75 : 0.6) : 0.85
    found(kind === 'school' ? 'SCHOOL' : 'WORKPLACE', organisation.start, organisation.end, confidence)
  },
  examples: {
    finds: [
      { text: 'These days I work at Ott & Lindqvist Accounting.', values: [['WORKPLACE', 'Ott & Lindqvist Accounting']] },
      { text: 'Our manager at the Penny Cellar on Route 4 shouts.', values: [['WORKPLACE', 'the Penny Cellar on Route 4']] },
      { text: 'He drives nights for Tolland Freight, from June on.', values: [['WORKPLACE', 'Tolland Freight']] },
      { text: 'I am a junior welder at Brightwater Shipyards.', values: [['WORKPLACE', 'Brightwater Shipyards']] },
      { text: 'I work at the Riverside Walgreens', values: [['WORKPLACE', 'the Riverside Walgreens']] },
    ],
    leaves: [
      'I work at Google.',
      'I work on Monday',
      'Node.js fills my day at work, and I am spent.',
      'I work in New York',
      'people work for God',
      'I wonder how that works for Rosa Roe',
      'My job is hard. At Christmas I rest',
      'I work with Children and Adults',
    ],
  },
}

const SCHOOL_LINK =
  /(?:\s(?:[\p{Ll}\d'’-]{1,16}\s){0,4}?|\s|,\s)(?:at|to|in|from)(?=\s(?:the\s|a\s|our\s|this\s|my\s)?(?:\p{Lu}|\d{1,3}(?:st|nd|rd|th)\s))/uy
const SCHOOL_WORDS =
  'teach teaches taught teaching teacher lectures lecturer studies tutors student students freshman sophomore junior senior attend attends attended attending graduate graduated graduating go goes going went grade grader class classes enrolled enroll enrolling principal transferred transfer studying study studied major majoring dropped school kindergarten professor tutor coach counselor expelled'.split(
    ' ',
  )
const ATTEND = /\s(?=\p{Lu}|the\s\p{Lu})/uy

export const school: Detector = {
  name: 'school',
  calls: { words: SCHOOL_WORDS },
  find(scene, start, end, found) {
    const { text } = scene
    const direct = /^attend/i.test(text.slice(start, end)) ? at(ATTEND, text, end) : null
    const link = direct ?? at(SCHOOL_LINK, text, end)
    if (link === null) return
    const from = direct === null ? end + link[0].length : end
    if (at(CAPITAL_AHEAD, text, from) === null) return
    if (!FIRST.test(before(scene, start, 56))) return
    const organisation = readOrganisation(text, from + 1)
    if (organisation === undefined) return
    const kind = judge(organisation.text)
    if (
      kind === 'school' &&
      !/^(?:the\s)?(?:High|Middle|College|Elementary|School|School Department|Middle School|High School|Elementary School|Medical School|Law School|Graduate School|Grad School|Sunday School|Business School|Art School|University|Academy|Prep|Institute|Primary|Junior High|Kindergarten)$/.test(
        organisation.text,
      )
    )
      return found('SCHOOL', organisation.start, organisation.end, 0.85)
    const sure =
      /^(?:teach|teaches|teaching|taught|teacher|freshman|sophomore|enrolled|principal|grader?)$/i.test(text.slice(start, end)) &&
      link[0].endsWith('at')
    if (sure && kind === 'plain') found('SCHOOL', organisation.start, organisation.end, 0.65)
  },
  examples: {
    finds: [
      { text: 'She teaches pottery to us at Ferncliff Primary School.', values: [['SCHOOL', 'Ferncliff Primary School']] },
      { text: 'My niece studies at Alderbrook Community College.', values: [['SCHOOL', 'Alderbrook Community College']] },
      { text: 'My son goes to Lincoln High', values: [['SCHOOL', 'Lincoln High']] },
      { text: 'I am a sophomore at Westbrook', values: [['SCHOOL', 'Westbrook']] },
    ],
    leaves: ['I go to AA', 'I went to New York', 'She studied at Harvard', 'I go to Church on Sunday', 'we went to High places'],
  },
}

const NAMED_PLACE = /\s(?:the\s)?(?=\p{Lu})/uy
/** "Everyone knows my stool at Café Nube": a place that says what it is, at which the speaker is. */
export const ownPlace: Detector = {
  name: 'own-place',
  calls: { words: ['at'] },
  find(scene, start, end, found) {
    const { text } = scene
    if (at(NAMED_PLACE, text, end) === null) return
    const head = before(scene, start, 48)
    if (
      !/\b(?:know me|my (?:desk|office|station|locker|table|stool|seat|shift|shifts|station|days?|nights?|hours?|co-?workers?|classroom|cubicle|register|route|crew|team|job|role)|i (?:volunteer|clean|cook|wait tables|tend bar|bartend|serve|clerk|preach|coach|train|temp|started|start|clock in|punch in|interned|manage)|(?:i'm|i am|i was|im) (?:an? |the )?(?:\w+ ){0,3}(?:shift|nurse|manager|cook|clerk|cashier|waitress|waiter|janitor|guard|teller|driver|barista))\b[^.!?]{0,24}$/.test(
        head,
      )
    )
      return
    const organisation = readOrganisation(text, end + 1)
    if (organisation === undefined) return
    const kind = judge(organisation.text)
    if (kind === 'company' || kind === 'school')
      found(kind === 'school' ? 'SCHOOL' : 'WORKPLACE', organisation.start, organisation.end, 0.75)
    else if (kind === 'plain' && organisation.text.includes(' ')) found('WORKPLACE', organisation.start, organisation.end, 0.6)
  },
  examples: {
    finds: [{ text: 'Everyone there greets my stool at Café Nube on 8th.', values: [['WORKPLACE', 'Café Nube on 8th']] }],
    leaves: ['Look at The Great Wall', 'My anger at Mom', 'at Christmas'],
  },
}

const EMPLOYER_LINK = /(?:,\s|\s(?:is|was|at)\s(?:called\s)?)(?=(?:the\s)?\p{Lu})/uy
const HOLD_LINK = /\s(?=(?:the\s|a\s)?\p{Lu})/uy
/** "My employer, Tolland Freight, said": the employer in apposition; "I manage the Penny Cellar Diner": what somebody runs, where it says what it is. */
export const employer: Detector = {
  name: 'employer',
  calls: {
    words: [
      'employer',
      'company',
      'firm',
      'workplace',
      'manage',
      'managed',
      'manages',
      'run',
      'runs',
      'ran',
      'own',
      'owns',
      'owned',
      'joined',
      'left',
    ],
  },
  find(scene, start, end, found) {
    const { text } = scene
    const named = /^(?:employer|company|firm|workplace)$/i.test(text.slice(start, end))
    const link = at(named ? EMPLOYER_LINK : HOLD_LINK, text, end)
    if (link === null) return
    const head = before(scene, start, 24)
    if (
      named
        ? !/\b(?:my|his|her|our|their)\s(?:\w+\s)?$/.test(head)
        : !/\b(?:i|i've|we|he|she|husband|wife|mom|dad|brother|sister)\s(?:\w+\s)?$/.test(head)
    )
      return
    const organisation = readOrganisation(text, end + link[0].length)
    if (organisation === undefined || GENERIC.test(organisation.text)) return
    const kind = judge(organisation.text)
    if (kind === 'large' || isPlaceName(organisation.text)) return
    if (named ? kind !== 'plain' || link[0] === ', ' : kind === 'company' && organisation.text.includes(' '))
      found('WORKPLACE', organisation.start, organisation.end, kind === 'plain' ? 0.6 : 0.8)
  },
  examples: {
    finds: [
      { text: 'My employer, Tolland Freight, said no.', values: [['WORKPLACE', 'Tolland Freight']] },
      { text: 'Our firm is Ott & Lindqvist Accounting', values: [['WORKPLACE', 'Ott & Lindqvist Accounting']] },
      { text: 'I manage the Penny Cellar Diner, at night.', values: [['WORKPLACE', 'the Penny Cellar Diner']] },
    ],
    leaves: [
      'My company is great',
      'I run Marathons',
      'I left Texas Monday',
      'I own Apple shares',
      'My employer, Google, is big',
      'I left Church early',
    ],
  },
}
