/** Cases that the rules and the threshold of the trauma tagger were made with. */
export const DEV = `
trauma diagnosis | My doctor wrote PTSD in the file and I have carried that word around ever since.
trauma diagnosis | Has anyone here with CPTSD managed to hold down a job?
trauma flashback | When she slams the cupboard I am back there, in that kitchen, and it takes me an hour to return.
trauma flashback | The flashbacks and nightmares are worse around the anniversary of the attack.
trauma dissociation | In arguments I leave my body and come back when the room is empty.
trauma dissociation | They say that I am calm. I am dissociating.
trauma hypervigilance | I am constantly on guard, I know every exit, I startle when the phone rings.
trauma childhood | My stepfather abused us for years, and my brother still has dinner with him.
trauma childhood | I was molested when I was eight. I am telling it for the first time.
trauma childhood | An alcoholic mother, an absent father, and me with two little brothers: emotional neglect was our wallpaper.
trauma fawn | Fight, flight, freeze, fawn: I only ever had the last two.
trauma critic | The inner critic starts before I am out of bed, and I know whose words they are.
trauma treatment | EMDR is exhausting, but for the first time I can say his name.
trauma treatment | I am looking for a trauma therapist who knows about attachment wounds.
trauma bond | Leaving was easy compared to the trauma bond, I still check his profile, after all that abuse.
trauma assault | Since the rape I can't be touched from behind, and I feel dirty.
trauma combat | I was deployed twice. I can't sit in a restaurant unless my back is against the wall.
trauma transcript | Survivors of childhood abuse often describe a nervous system that never comes to rest. Shame is the glue, and the inner child holds the story.
trauma dialogue | I don't know why I cry. >> What were you feeling just before? >> Nothing, numb, like I'm watching myself from above. It's been like this since the assault.
trauma dialogue | Yesterday I froze. >> Tell me. >> He shouted and I was eight years old again, under the stairs, waiting for my father's steps.
trauma chinese | 小时候被父亲家暴，现在一听到大声说话就会闪回。
other mention | The curriculum has a unit on PTSD and one on phobias.
other mention | We raised money for a charity that supports veterans, and then there was a barbecue.
other mention | My neighbour says trauma is the word of the decade.
other mention | Nobody in our family has PTSD, we are just loud.
other figurative | That haircut gave me trauma, I wore a hat all spring.
other figurative | I have flashbacks to my school days whenever I smell chalk, lovely ones.
other figurative | Parallel parking triggers me, every time.
other medical | Head trauma was ruled out, and she was sent home with a cold pack.
other software | The trigger runs at midnight and the job freezes when the table is locked.
other software | We had a flashback scene in the trailer for the game, and the community loved it.
other depression | Everything is grey, I have no appetite and I cancel on my friends.
other anxiety | I get panic attacks on trains, my chest is tight and I think I will faint.
other anxiety | My therapist suggested breathing exercises for the exam nerves.
other relationships | My boyfriend texts his ex every day and says it's nothing.
other relationships | Should I tell my sister that her wedding date is on my birthday?
other grief | My father died in spring and I feel guilty that I wasn't there.
other work | My manager humiliates people in meetings and I feel ashamed when I say nothing.
other money | We are three months behind with the rent and I don't know whom to ask.
other podcast | So the talk was about testing, and somebody in the audience said that writing tests saved his marriage.
other podcast | We had a traumatic migration to the new cluster, I will not lie, and then we talk about pricing.
other addiction | I drink alone on weekdays, and I hide the bottles.
other parenting | My son is shy and hates birthday parties, is that normal?
other chinese | 我和室友吵架了，现在见面很尴尬，该怎么办？
`
