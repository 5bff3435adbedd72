/** People and figures of public life, of books and of psychology: naming them identifies nobody in a conversation. Lower-case. */
const FULL =
  'carl rogers|aaron beck|judith beck|albert ellis|marsha linehan|bessel van der kolk|brené brown|brene brown|gabor maté|gabor mate|irvin yalom|viktor frankl|john bowlby|mary ainsworth|erik erikson|jean piaget|b.f. skinner|ivan pavlov|abraham maslow|fritz perls|virginia satir|murray bowen|salvador minuchin|john gottman|julie gottman|sue johnson|steven hayes|steven c. hayes|jon kabat-zinn|stephen porges|dan siegel|daniel siegel|peter levine|judith herman|francine shapiro|richard schwartz|kristin neff|david burns|donald winnicott|melanie klein|otto kernberg|heinz kohut|stanley milgram|philip zimbardo|albert bandura|martin seligman|elisabeth kübler-ross|pete walker|esther perel|janina fisher|tara brach|thich nhat hanh|pema chödrön|pema chodron|eckhart tolle|jordan peterson|tony robbins|deepak chopra|oprah winfrey|fred rogers|martin luther king|nelson mandela|mahatma gandhi|mother teresa|anne frank|albert einstein|isaac newton|charles darwin|william shakespeare|harry potter|sherlock holmes|james bond|bruce wayne|peter parker|santa claus|jesus christ|barack obama|michelle obama|donald trump|joe biden|hillary clinton|bill clinton|george bush|elon musk|bill gates|steve jobs|mark zuckerberg|jeff bezos|taylor swift|michael jordan|michael jackson|robin williams|kurt cobain|marilyn monroe|stephen king|stephen hawking|malcolm x|rosa parks|abraham lincoln|george washington|john lennon|paul mccartney|elvis presley|tom brady|lebron james|serena williams|simone biles|prince harry|meghan markle|lady gaga|phil mcgraw|mehmet oz|andrew huberman|mel robbins|byron katie|louise hay|john bradshaw|alice miller|susan forward|lundy bancroft|karyl mcbride|kay redfield jamison|oliver sacks|atul gawande|robert sapolsky|daniel kahneman|angela duckworth|adam grant|malcolm gladwell|ram dass|alan watts|dalai lama|marshall rosenberg|gary chapman|william glasser|rollo may|alfred adler|anna freud|sigmund freud|carl jung|karen horney|harry harlow|hans selye|michael white|insoo kim berg|milton erickson|groot|batman|superman|spiderman|spider-man|iron man|captain america|black widow|wonder woman|yoda|darth vader|luke skywalker|gandalf|frodo|frodo baggins|bilbo baggins|dumbledore|albus dumbledore|hermione granger|ron weasley|severus snape|voldemort|lord voldemort|pikachu|spongebob|homer simpson|bart simpson|shrek|totoro|robin hood|peter pan|winnie the pooh|mickey mouse|donald duck|romeo|hamlet|macbeth|bill wilson|william james|wilhelm wundt|john watson|b. f. skinner'
export const PUBLIC_FULL: ReadonlySet<string> = new Set(FULL.split('|'))

/** Surnames and single names that mean a public figure even after a title ("Dr. Freud", "Mister Rogers", "Dr. Phil"). */
export const PUBLIC_SINGLE: ReadonlySet<string> = new Set(
  'freud jung adler rogers beck ellis linehan bowlby ainsworth erikson piaget skinner pavlov maslow frankl perls satir minuchin yalom gottman kabat-zinn kolk porges neff winnicott kernberg kohut milgram zimbardo bandura seligman csikszentmihalyi kübler-ross kubler-ross maté horney harlow vygotsky kohlberg rorschach asperger kanner wundt seuss strange who phil oz drew ruth pepper doom octopus manhattan house quinn evil dre google jekyll hyde frankenstein watson zhivago dolittle faustus spock crusher bones mccoy robotnik mario right wrong big perfect darcy bean bond t potato nobody clean burns incredible fox wonderful dressup sandman robinson doubtfire claus america universe world marvel piggy havisham marple daisy obama trump biden clinton bush reagan nixon kennedy roosevelt lincoln washington jefferson putin merkel macron thatcher churchill hitler stalin mao gandhi mandela musk bezos zuckerberg tesla edison einstein newton darwin shakespeare plato socrates aristotle nietzsche kant confucius buddha jesus christ god allah muhammad moses teresa time nature earth christmas sam jemima judy judge kirk sparrow crunch hook obvious king'.split(
    ' ',
  ),
)

/** True for the name of a public figure; `title` says that a title stands before it. */
export function isPublicFigure(name: string, title: boolean): boolean {
  const lower = name
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/[.,]+$/, '')
  if (PUBLIC_FULL.has(lower)) return true
  const parts = lower.split(/\s+/)
  if (parts.length > 2 && PUBLIC_FULL.has(`${parts[0]} ${parts.at(-1)}`)) return true
  if (parts.length > 2 && [...PUBLIC_FULL].some((full) => lower.startsWith(`${full} `))) return true
  return parts.length === 1 && title && PUBLIC_SINGLE.has(parts[0]!)
}
