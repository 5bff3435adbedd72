/** Given names and surnames of the Latin script, from the maintained locales of faker; lower-case. */
import { allLocales } from '@faker-js/faker'
import { MORE_FAMILY, MORE_GIVEN } from './more.ts'

const LATIN =
  'en en_AU en_GH en_IN en_NG en_ZA es es_MX fr fr_BE fr_CH fr_SN de it nl nl_BE pt_BR pt_PT pl cs_CZ sk sl_SI hr sr_RS_latin ro hu da sv nb_NO fi lv tr id_ID vi af_ZA yo_NG zu_ZA az'.split(
    ' ',
  )
/** Of these a lower-case name is believed after a cue ("im sarah"). */
const FAMILIAR = new Set(['en', 'es', 'en_IN', 'de', 'fr', 'it', 'pt_BR', 'es_MX'])

/** Names that the locales lack or that are mostly short forms. */
const SHORT_FORMS =
  'abby al alex allie ally andy annie ash barb bea beth becky ben bernie bert beth betsy betty bill billy bob bobby brad bri cam candy carrie cass charlie chris chuck cindy cody connie dan danny dave deb debbie del dee dick don donnie dot doug drew ed eddie ellie em emmy eli evie frankie fred freddie gabby gabe gail gary gene geri ginny greg gus gwen hank harry hattie izzy jack jackie jake jamal jamie jan jay jeff jen jenn jenny jerry jess jessie jill jim jimmy jo joan joe joey jon josh josie judy jules kat kate kathy katie kay keisha ken kenny kev kiki kim kit kris lakisha larry lena leo les lexi lib libby lin linda liz lizzie lola lori lou lucy lulu luz maddie maggie mags mandy marge marcie matt mattie max meg mel mia mick micky mike milly mindy missy mitch moe molly nan nancy nat nate ned nell nick nicky nina nora olly ozzie pam pat patty peg peggy penny pete phil polly randy ray reggie rick ricky rob robbie ron ronnie rosie roz russ sal sally sam sammy sandy shanice shaniqua shelly sid steph steve sue susie suzy tammy tasha ted teddy terri terry theo tim timmy tina toby tom tommy toni tony tori trey tricia trish trudy val vicky vince viv wanda wendy will willie zack zoe aaliyah aisha ali amir anjali arjun ayesha bilal chidi chioma deepak dmitri emeka fatima farah fatou hassan hiroshi ibrahim imani ivan jin jorge juan kenji khalid kofi kwame lakshmi layla leila luis mei ming mohamed mohammed muhammad naveen nguyen noor olga omar priya rahul raj rashid ravi rohan sanjay santiago sasha satoshi siobhan sunita svetlana tariq tatiana uma vikram wei xavier xiomara yasmin yuki yusuf zainab aoife niamh saoirse'.split(
    ' ',
  )

/** Words of everyday English that are names too: believed only where they are capitalised and a cue is strong. */
export const WORDS_TOO = new Set(
  'will may mark grace faith hope joy april june august summer autumn dawn rose daisy lily violet ivy iris ruby pearl amber jade crystal star sunny sky skye art bill bob buck chance chase clay cliff dale dean drew earl frank gene grant guy hunter jack jay josh lance lane mason max miles myles nick norm pat peg penny pierce ray reed rich rob robin rock rusty sandy sage sterling stone tad ted victor wade ward young long short little best good hand love angel baby honey precious princess king duke major prince christian destiny harmony melody trinity charity chastity felicity patience prudence constance verity mercy justice royal noble merit true blessing happy lucky rain river forest bay ash reese van brook brooke glen heath ford pastor carol holly ginger olive basil rosemary clove candy cherry berry apple bunny kitty dot dolly mercedes porsche asia china india america london paris sydney austin dallas houston jordan israel chad georgia florida virginia carolina montana dakota savannah madison lincoln washington phoenix vienna florence milan german roman an so do can he she me my his her it no not now the to too an as at be by go if in is it of on or up us we you man men son sen more most much many mine may an ha han hang sang bang dang song long ban bin dam don la lam le lo ma mai mau minh my na nam ngo nu sinh son ta tan than thing thu to toan tong tri tu van yen ever even are has had was were that this these those there then than out all any some one two few new old own same side kind art easy early late lone dear else sunday monday wednesday friday january ok okay said idea name job haven line general unique nine price green pink constant peer judge tea dev era golden junior innocent lean toy oral vital kit bell foster till loyal marine meta urban pit pie queen diamond bent trace del til anal flora lion genesis mats walker rocky tore arch lib sincere miracle ransom martial len kin serenity guru dusty bud cam dock jewel naval earnest prem hardy conception rod gust ivory vera fern fedora telly valentine coy tre sim albino willow sico'.split(
    ' ',
  ),
)

const given = new Set<string>([...SHORT_FORMS, ...MORE_GIVEN])
const familiar = new Set<string>(SHORT_FORMS)
const family = new Set<string>(MORE_FAMILY)

function* latin(lists: unknown): Generator<string> {
  for (const value of Object.values((lists ?? {}) as Record<string, readonly string[] | undefined>).flatMap((names) => names ?? [])) {
    for (const part of value.toLowerCase().split(' ')) if (/^[\p{Script=Latin}'’-]{2,}$/u.test(part)) yield part
  }
}

for (const [locale, { person }] of Object.entries(allLocales)) {
  if (!LATIN.includes(locale) || person === undefined) continue
  for (const name of latin(person.first_name)) {
    given.add(name)
    if (FAMILIAR.has(locale) && name.length > 2) familiar.add(name)
  }
  for (const name of latin(person.last_name)) family.add(name)
}

/** Korean in two syllables: Hyun-woo, Seo-yeon. */
const KOREAN =
  /^\p{Lu}\p{Ll}{1,5}-(?:woo|jin|min|seo|hyun|young|yeong|yeon|eun|joon|jun|soo|hee|won|hoon|kyung|ah|sook|rae|hwan|seok|bin|ji|na|ra|ri|kyu|gyu|seon|joo|ju)$/iu

export const isGiven = (word: string): boolean =>
  given.has(word.toLowerCase()) ||
  (word.includes('-') && KOREAN.test(word)) ||
  (/-\p{L}\p{Ll}/u.test(word) && given.has(word.split('-')[0]!.toLowerCase()))
/** A given name that may be believed in lower case. */
export const isFamiliar = (word: string): boolean =>
  word.length > 2 && familiar.has(word.toLowerCase()) && !WORDS_TOO.has(word.toLowerCase())
export const isFamily = (word: string): boolean => family.has(word.toLowerCase().replace('’', "'"))

/** Surnames of one character that cover most Chinese people, for cues in Chinese. */
export const CHINESE_SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤張劉陳楊黃趙吳孫馬羅鄭許韓馮鄧'
