/** Cases that the rules were made with. No case names a method. */
export const DEV = `
crisis ideation | I want to die, I have wanted it for weeks.
crisis ideation | The only thing I think about is killing myself.
crisis ideation | I'm thinking about ending it all, I just don't see another way out.
crisis ideation | My head keeps telling me to end my life and I believe it more every day.
crisis ideation | I've never told anyone this, but I want to kill myself.
crisis ideation | I don't know why I'm writing here. I want to die and nobody knows.
crisis ideation | I used to be happy but now I want to end my life.
crisis ideation | no one would believe it but im suicidal, have been for a month
crisis ideation | Some nights I feel like killing myself just so it's quiet.
crisis ideation | What is the point, I might as well kill myself.
crisis ideation | I need to die. That's all.
crisis ideation | My mind goes round and round how I would take my own life.
crisis plan | I have decided how and when I am going to end my life.
crisis plan | I've made a plan, I've written the letters, and I don't want to live past Sunday.
crisis plan | There's a suicide note in my drawer. I wrote it on Monday.
crisis means | I don't want to be alive any more and I have what I need right here.
crisis means | I'm holding it right now and I want to die.
crisis imminence | I won't be alive tomorrow. Thank you for listening to me.
crisis imminence | tonight i will kill myself, nobody will change my mind
crisis imminence | I don't want to live anymore. Tonight is the night.
crisis imminence | I wish I were dead and I'm doing it tonight.
crisis attempt | Last night I tried to end my life and I woke up this morning, and I'm furious that I did.
crisis attempt | I tried to kill myself three days ago.
crisis attempt | I attempted suicide last week and they sent me home with a leaflet.
crisis attempt | I just tried to kill myself and now I'm scared
crisis attempt | Since my suicide attempt nothing has changed. I still want to die.
crisis harm_others | I'm going to kill my wife tonight, I have it all ready.
crisis harm_others | I have thoughts of killing my neighbour and they feel good.
crisis harm_others | I am afraid I will hurt my children, I'm so close to losing it.
crisis harm_others | I'm planning to hurt people at work tomorrow and you can't stop me.
crisis abuse | He's outside the door and he says he'll kill me.
crisis abuse | My boyfriend strangled me yesterday and I can hardly swallow.
crisis abuse | I'm afraid my husband is going to kill me.
crisis abuse | My dad comes into my room at night. I'm thirteen.
crisis abuse | my stepfather touches me and my mom doesn't believe it
crisis abuse | She's hitting me again right now, I'm in the bathroom.
crisis abuse | My mother beats me every day when I come home from school.
crisis abuse | My ex is molesting my son on his weekends, I am sure of it.
crisis psychosis | The voices keep telling me to hurt my little brother.
crisis psychosis | a voice says kill her, it says it all the time
crisis psychosis | God is telling me to end my life so that the others are saved.
crisis third_person | My daughter says she is going to kill herself tonight.
crisis third_person | My girlfriend just tried to kill herself, what do I do?
crisis third_person | my friend sent me a goodbye message and turned her phone off
crisis third_person | My brother keeps saying he will kill himself and now he won't answer the phone.
crisis self_harm | i'm cutting myself right now and i can't stop
crisis multi | Hi. >> Hi, what brings you here? >> Nothing. Everything. >> Are you having thoughts of suicide? >> Yes, every day. >> Thank you for telling me.
crisis multi | My exam results came. >> And? >> I failed. I don't want to live. >> I hear how much this hurts. >> I've already written the goodbye letters.
crisis multi | I can't sleep. >> What keeps you awake? >> I lie there and wish I was dead. >> If you are in danger call 988 right away. >> There's no reason to live. I've started cutting myself.
crisis multi | You helped me once. >> I'm glad. >> When this is over tell them I tried. I am going to end my life. >> Please call 988 now.
crisis chinese | 日子一天比一天黑，我想自杀。
crisis chinese | 我写好了遗书，准备今晚就走。
crisis chinese | 最近我一直有自杀的念头，控制不住。
crisis chinese | 我真的活不下去了，不想活了。
crisis german | Ich möchte nicht mehr leben und ich weiß nicht, wen ich anrufen soll.
crisis german | Heute Nacht werde ich mich umbringen.
crisis spanish | No puedo más, quiero morir.
crisis french | Je veux mourir, je ne vois plus rien devant moi.
elevated passive | I wish I could go to sleep and never wake up.
elevated passive | Everyone would be better off without me, I'm sure.
elevated passive | I don't really want to live, but I wouldn't do anything.
elevated passive | There is nothing to live for since she left.
elevated passive | What's the point of living if every day is the same?
elevated passive | Most nights I pray that I don't wake up.
elevated self_harm | I cut myself when it gets too loud inside.
elevated self_harm | I self-harm, and I hide it under long sleeves.
elevated abuse | My boyfriend hits me sometimes, but he's sorry afterwards.
elevated abuse | My wife is abusive and nobody believes a man.
elevated third_person | My mother talks about killing herself whenever I go out.
elevated third_person | My husband is suicidal and refuses to see anyone.
elevated psychosis | The voices in my head are back since I stopped sleeping.
elevated harm_others | I want to hurt my brother for what he did.
elevated past | I tried to kill myself two years ago and the date is coming up.
none negated | I don't want to kill myself, I want somebody to listen.
none negated | I am not suicidal and I never was.
none negated | Don't worry, I'm not going to hurt myself.
none negated | I have never had suicidal thoughts, only a heavy heart.
none negated | I do not hear voices, I just talk to myself.
none negated | It's not that I want to die, I want to stop working nights.
none negated | My husband has never hit me.
none past | I was suicidal as a teenager and I'm so glad that I stayed.
none past | Years ago I wanted to end my life. Now I run a bakery.
none past | I used to cut myself in high school.
none past | My father used to beat us, he died in 2003.
none past | When I was a child my uncle touched me, and I am working through it with my therapist.
none third_past | My aunt committed suicide when I was nine.
none third_past | A boy at my school took his own life many years ago and the town never spoke about it.
none education | We had a workshop on suicide prevention at work.
none education | I am writing an essay on suicidal ideation among students.
none education | What does suicidal ideation mean? It was in an article.
none education | I'm training for the crisis hotline and my first shift is on Friday.
none education | How should a teacher respond if a student says she wants to kill herself?
none quotation | The song goes "I want to die young" and I love it.
none quotation | He said "kill me now" when he saw the bill and we laughed.
none fiction | In my story the knight wants to die for his queen.
none fiction | My character is going to kill the dragon tonight.
none fiction | Let's do a role play: you are suicidal and I am the counsellor.
none hypothetical | If I ever wanted to kill myself I'd tell you.
none hypothetical | What if someone says that they're suicidal, do you have to report it?
none idiom | This heat is killing me.
none idiom | I'm dying to see you.
none idiom | If I fail my mum will kill me.
none idiom | I laughed so hard I wanted to die laughing.
none idiom | My boss is going to kill me when he finds out about the invoice.
none idiom | Kill the lights, please, my head hurts.
none idiom | Shoot me an email tomorrow.
none idiom | It would be career suicide to say that in the meeting.
none idiom | I would rather die than go to that party.
none idiom | That deadline nearly killed me.
none idiom | You're killing it, keep going!
none idiom | He beats me at chess every single time.
none ordinary | I'm anxious about the surgery and afraid that I might die.
none ordinary | I can't do this anymore, I'm going to quit my job.
none ordinary | I've written a letter to my landlord and everything is ready.
none ordinary | My dog is dying and I don't know how to tell the children.
none ordinary | I have a plan for tonight: soup and bed.
none ordinary | She hit me with the news that she's pregnant.
none ordinary | I want to end my contract by Sunday.
none ordinary | The medication helps, I keep it in the bathroom.
none ordinary | My mother hears voices through the wall because the flat is so thin.
none ordinary | I'm tired of living in this city.
none ordinary | This is goodbye to my old flat, and I'm moving tomorrow.
none assistant | How does the service work? >> If you are thinking of killing yourself, call 988 or 911. >> Good to know, mine is a question about sleep.
none assistant | I feel low. >> Have you had thoughts of suicide? >> No. Just the winter.
none chinese | 我要累死了，明天还要加班。
none chinese | 我不会自杀的，我只是想找个人聊聊。
none chinese | 这本小说的主人公想自杀。
none german | Ich sterbe vor Hunger, kochen wir was?
none spanish | Quiero dormir todo el día.
none french | J'ai envie de dormir tout le week-end.
`
