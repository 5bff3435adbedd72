/**
 * Held-out cases of the trauma tagger: written before any rule, never looked at while rules are made. Whoever changes a rule because of one
 * of these moves it to dev.ts and writes a new one.
 */
export const HELD_OUT = `
trauma diagnosis | I was diagnosed with complex PTSD last spring and I am still learning what that means for my marriage.
trauma diagnosis | My therapist says it is C-PTSD rather than borderline, because of what went on at home for all those years.
trauma flashback | The emotional flashbacks come without pictures. I am forty and suddenly I am five and in trouble.
trauma flashback | I had a flashback in the supermarket when a man shouted behind me, and then nightmares for three nights.
trauma dissociation | Whenever someone raises a voice I dissociate; I watch myself from the ceiling until it is over.
trauma hypervigilance | I sit with my back to the wall and check every exit. My body is on guard even when I sleep.
trauma childhood | My father beat us and my mother looked away. I still flinch when a door slams.
trauma childhood | Growing up I was the parent of my parents, and I never knew which mood would come through the door.
trauma childhood | The abuse started when I was six and I told nobody until I was thirty.
trauma fawn | I always go into fawn mode: I agree, I apologise, I make tea for the person who hurt me.
trauma critic | My inner critic has my mother's voice, and the toxic shame follows every small mistake.
trauma treatment | We began EMDR in March, and the memory of the accident has lost some of its sharpness.
trauma treatment | In parts work I met the little girl who still waits on the stairs for him to come home.
trauma treatment | Somatic therapy taught me that the freeze was not weakness, my nervous system had done its job.
trauma bond | I know it was a trauma bond, and still I miss the man who abused me for nine years.
trauma assault | I was sexually assaulted two years ago. Since then I can't stand being touched and I wake up screaming.
trauma combat | After my second tour I can't do fireworks; the panic throws me straight back and my wife finds me under the table.
trauma transcript | Today we talk about developmental trauma: how neglect in the first years shapes the nervous system, why the survivor lives in freeze or fawn, and what safety feels like for the first time.
trauma transcript | An emotional flashback is a sudden return to the feeling states of an abused child. Name it, tell yourself that you are safe now, and speak kindly to the inner child.
trauma dialogue | I can't sleep. >> What happens at night? >> I dream of the house, of his steps, and then I am back there. >> That sounds like a trauma response. >> I freeze, I can't even call out. It has been like that since he raped me.
trauma survivors | As a survivor of incest I find family holidays unbearable, and everyone asks why I never visit.
trauma gaslit | Years of narcissistic abuse left me unable to trust what I remember. Loud steps and I am gone, numb, not in my body.
trauma triggers | Certain smells trigger me: aftershave, wet wool. Then come the intrusive memories, and I lose an hour.
trauma neglect | It was emotional neglect, nobody hit us, nobody saw us either. My window of tolerance is about the width of a pencil.
trauma chinese | 我被诊断为复杂性创后应激障碍，常常闪回小时候被虐待的画面。
other mention | The lecture covers PTSD, then mood disorders, and there is a quiz on Friday.
other mention | My cousin has PTSD. Anyway, I wanted to ask about my own problem: I can't decide whether to take the job in Leeds.
other mention | I don't have PTSD, I am simply very nervous about this presentation and about speaking in front of people.
other mention | The article lists anxiety, depression, trauma and eating disorders among the topics of the conference.
other figurative | That exam gave me PTSD, I swear, never again statistics.
other figurative | We were all traumatised by the new office coffee machine, it screams when it boils.
other figurative | I have flashbacks to the nineties whenever that band comes on, what a time for dancing.
other figurative | My old car had commitment issues and abandonment trauma, it stopped on every hill.
other medical | He was brought to the trauma centre with a broken leg, and the surgeon said that blunt trauma heals well.
other medical | The patient has numbness in the left arm and a history of hypertension; no head trauma.
other software | When the request fails the server freezes, so we added triggers and a fight-or-flight retry policy, as we joke.
other software | We talk about parts of the system, how the inner loop works, and why safety checks trigger a rebuild.
other depression | I have no energy, I sleep until noon and nothing tastes of anything since the winter began.
other anxiety | My heart races before every meeting and I worry about everything, the bills, the children, the weather.
other relationships | My boyfriend forgot our anniversary and we argued about it for a week. Should I forgive him?
other relationships | My parents divorced when I was little, it was fine, they are friends now. I can't decide about marriage.
other grief | My grandmother died in June, and I keep reaching for the phone to tell her things.
other work | My boss yells at everyone, and I lie awake on Sundays because I hate this job.
other homeless | We lost the flat and live in the car. I need to know which shelters take dogs.
other money | I can't pay the electricity bill until Friday, is there any help for a family of four?
other sleep | I wake up at four every night and can't get back to sleep, it's too hot in here.
other ocd | I check the oven twelve times before I leave, and I know it's off.
other podcast | Welcome back to the show. Today we are going to talk about databases, and about how the community grew from five people to five hundred.
other podcast | In this episode our guest tells us how she survived three start-ups, one bankruptcy and a very abusive pull request review.
other addiction | I have been sober for ninety days and the evenings are the hardest part.
other parenting | My toddler has tantrums in shops and I feel that everybody stares at me.
other chinese | 老板天天催我加班，我快要没耐心了。
`
