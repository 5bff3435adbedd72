/**
 * Forms of address and professions in front of a name. They are masked with it ("Dr. Roe" is one placeholder); kin is not ("Aunt [NAME_1]"),
 * because who somebody is to the speaker is what a conversation is about.
 */
const TITLE =
  /^(?:dra?|mr|mrs|ms|mx|miss|mister|prof|professor|doctor|nurse|señora?|sra|herr|frau|monsieur|madame|mme|officer|detective|sgt|lt|rev|reverend|rabbi)(?:\.\s?|\s)(?:med\.\s)?(?=\p{Lu})/iu
const MALE = /^(?:mr|mister|señor\b|herr|monsieur)/i
const FEMALE = /^(?:mrs|ms|miss|señora|sra|frau|madame|mme)/i

/** Length of the title and the space after it at the head of a name; 0 for none. */
export const titleLength = (name: string): number => TITLE.exec(name)?.[0].length ?? 0

/** What a title says about its bearer: Mr. Roe and Mrs. Roe are two people. */
export const sexOf = (name: string): 'm' | 'f' | undefined => {
  if (titleLength(name) === 0) return undefined
  return FEMALE.test(name) ? 'f' : MALE.test(name) ? 'm' : undefined
}
