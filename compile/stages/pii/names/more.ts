/** Given names in common use that the locales of the library lack: West and South Asia, Africa, East Asia in Latin letters, Polynesia, and what parents of today choose. */
export const MORE_GIVEN =
  `aakash aadhya aamir aanya aarav abdulrahman ajay akira amaka ananya anahera andile aoi arnav aroha asher ayumi beatrix bola
  bongani braelynn brayden calliope caspian chantel chinwe chipo daiki damian deandre diya dorian doyun efua elis emiko emersyn
  eunwoo everleigh fabian faisal femi folke fumiko funmi gauri ghada guinevere haeun hadiya hajun haruka haruto hemi hermia hine hinata
  hiroto huda isha ishaan isolde jaxson jiho jimin jiwoo junseo kabir kaito kalani kavya kazuko keiko kenta khaled kingston kinsley kiri
  komal kyrie lakeisha landon lata latisha latrice lebron lupita lwazi maha makoa manaia manish mayumi meera mere michiko mikaere milagros
  minjun minseo moana nalani naoki naresh nasser navya ngaire ngozi nieves nikau nisha nkosana nneka noelani nomsa noriko oaklynn
  obadiah obinna odalys ottoline paisley pari persephone pooja preeti raelynn rajesh rangi rasha reena regine rekha ren reyansh riku rin riya
  rudo ruqayyah ryker saanvi sade sanjiv sebastian seema segun seojun seoyeon seoyun shaquille shantel shaurya siwoo sneha sota sumaya sunil
  swati tafadzwa takumi tamika tameka tane tanisha tanvi tarek tendai thabo thandi tiffani tomoko tope trayvon tunde turki uche varun veronique
  vivaan wafa wiremu wren yemi yoko yui yumiko yuto zaiden zoraida zuri`
    .trim()
    .split(/\s+/)
