/** Who is spoken to without being named: "Dear Committee", "Hey Doc", "Hi Montreal". */
import { allLocales } from '@faker-js/faker'
import { isFamily, isGiven } from './lists.ts'

const ROLES = new Set(
  `abbot abby adventurer adventurers agent ambassador ancestors angels apprentice archmage athlete auntie author bestie board boss brethren brother brothers
  buddies bunny buyer captain champ champion chef chief citizen citizens class client clients coach colleague colleagues comrade comrades commander committee
  commissioner companion companions comrade constable contributor council count counselor countess countrymen creature customer customers cutie dean deity delegates
  demon detective developer developers dictator director doc doctor doctors donor dragon driver duchess duke earthling earthlings editor editors emperor employee employees
  employer empress engineer esteemed evangelist ex expert experts explorer fairy fan fans fellow fellows fighter follower followers foodie fool gamer gamers general genie gentleman
  gentlemen gladiator goddess gorgeous grandchild grandchildren grandma grandpa guardian guest guests guide handsome headmaster healer hero heroes highness hiring homie
  honour honor host hooman human humanity humans hunter idiot inspector intern internet investigator investor investors jury kiddo kiddos kids king kitten knight knights ladies
  lady landlord learner learners legend liege lieutenant listener listeners loser lover loyal ma'am madame mage majesty manager mankind marshal mate mates mayor members mentor
  merchant mister mistress moderator monster mortal mortals mods neighbor neighbors neighbour neighbours nerd newbie noble officer officers operator parent parents
  participant participants partner partners pastor patient patients patrons people peasant peasants pilot pirate player players poet precious president prince princess principal
  prof professor programmer prophet pupil pupils puppy queen ranger reader readers recipient recruiter redditor redditors respected reverend roommate santa scholar scholars scientist seeker
  seekers sergeant server shareholder shareholders sheriff sibling sister sisters slayer sleepyhead soldier soldiers sorcerer spirit spirits stakeholder stakeholders stranger strangers
  sunshine superintendent supporter supporters sweetness teacher teachers thief traveler traveller travelers travellers traitor troops universe user users valued viewer viewers villager
  villagers visitor visitors voter voters wanderer warrior warriors watson witch wizard wizards writer young youngling youth concerned curious frustrated worried anonymous confused heartbroken
  hopeful lonely struggling overwhelmed exhausted troubled hurting desperate`
    .trim()
    .split(/\s+/),
)

/** Towns, countries and states that nobody on the lists of names bears: "Hi, Toronto". */
const PLACES = new Set<string>(
  (['en', 'en_CA', 'en_AU', 'en_GB', 'de', 'fr', 'es', 'it'] as const).flatMap((locale) => {
    const { city_name = [], country = [], state = [] } = (allLocales[locale].location ?? {}) as Record<string, string[] | undefined>
    return [...city_name, ...country, ...state].map((place) => place.toLowerCase())
  }),
)
for (const place of 'montreal sydney melbourne brisbane perth adelaide auckland wellington london manchester birmingham liverpool leeds glasgow edinburgh dublin belfast cardiff paris berlin tokyo moscow delhi mumbai beijing shanghai hongkong singapore bangkok manila lagos nairobi cairo brooklyn queens manhattan bronx hollywood vegas philly athens rome sparta troy babylon'.split(
  ' ',
))
  PLACES.add(place)

/** True for the name of a town, country or state; of one or more words. */
export const isPlaceName = (words: string): boolean => PLACES.has(words.toLowerCase())

/** Peoples and crowds: "Athenians", "Redditors". */
const CROWD = /(?:ans|eers|ists|sters|mates|lings|folk|fans|men|ers|ors)$/i

/** True where the words that a greeting is followed by say what somebody is or where, and no list of names has the first of them. */
export function isNoPerson(words: string): boolean {
  const parts = words.toLowerCase().split(/\s+/)
  if (ROLES.has(parts[0]!) && !(parts.length > 1 && isGiven(parts[0]!))) return true
  if (isGiven(parts[0]!) && !PLACES.has(words.toLowerCase())) return false
  if (PLACES.has(words.toLowerCase()) && !isGiven(words) && !isFamily(words)) return true
  return ROLES.has(parts.at(-1)!) || (parts.length === 1 && CROWD.test(words) && !isFamily(words))
}
