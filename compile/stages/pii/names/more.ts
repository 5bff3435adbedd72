/**
 * Names in common use that the locales of the library lack. Given names: West and South Asia, Africa, East Asia in Latin letters, Polynesia,
 * the Celtic countries, Eastern Europe, and what parents of today choose. None that is rather a word of English stands here.
 */
export const MORE_GIVEN =
  `aadhya aakash aamir aanya aarav abdi abdulrahman abeer abhishek abla achieng adaeze ademola adewale adis aditi adjoa adnan afsana
  ahyoung aiko ainhoa aitor ajay akash akemi akhil aki akihiro akiko akin akinyi akira alaa alasdair algernon amadi amaka aman amandeep
  aminah amirul amit anahera analyn ananya anatoly andika andile andriy angharad anirudh ankit ankita anneliese annelise anong antje
  antônia anupam anuradha anushka anwar aoi aparecida aparna araminta arash archana arezoo ariadne aristotelis arnav arnel aroha arvind
  asami asher ashraf ashwin asuka asunción athanasios atsushi atticus averie avigail ayaka ayako ayumi ayush ayşe azadeh azlan babak
  babatunde bahram baljit balwinder baozhu barasa barnaby bashir batya bayani bayu beatrix behrouz bellamy belén beverley bhavna bheki
  bijan biruk blaine blythe bogusława bola bongani bowen bozena braelynn brayden bronisław bronson bronwyn bryn brynlee bushra caetano
  calliope carys caspian cecily chaewon chantel chantelle charmaine chathura chebet chenxi chepkoech cherie cheruiyot chibuzo chidinma
  chika chinonso chinwe chipo chitra chiyo christos chulsoo chunhua ciaran cillian citlali cleiton clive colm corazon cormac cressida
  crispin daeun dahyun daiki daisuke dalal dalisay daljit damian dariush darya dawei dawit deandre deepika deirdre dermot detlef diep
  dieter dilshan dimitra dimitris dinah divina diya dmitry dongwook donovan dorian doyun eamon ebele ebube edilson edin efosa efraín efua
  ehsan eiji eilidh ejike ekaterina elham elis elke ellery ellison elnaz elspeth emersyn emiko emina emmanuella encarnación eoin eriko
  esme eunbi eunji eunjung eunwoo evander evangelos everleigh evgenia evgeny eyerusalem fabian fahad faisal faizan fangfang farai farhad
  farid farzad farzana farzaneh fayez feifei femi fereshteh fergus fikile finnegan folake folke fotini fraser fumiko fumio funke funmi
  fyodor gaelle gareth gaurav gauri gennady georgios gertrud getachew ghada ghassan giannis giselle glynis golnaz gowri graeme grainne
  grażyna greer grigory guinevere gunther guoliang guowei gurdeep gurpreet gyuri gökhan günther hadeel hadiya haejin haeun hafiz hafizah
  haitham haiyan hajun hala hamad hamid hanako haneen hanh hany haoran hardeep haris harish harpreet haruka haruki haruna haruto hashim
  hasina hayoung heejin heike heinrich heinz hemant hemi heriberto hermia hezekiah hideki hideo hieu hikaru hilde hinata hine hiroaki
  hiroko hiromi hiroto hitomi hiwot hoang hodan hongmei hossein huda huifang huiling huong huxley hyejin hyeri hyunjin hyunwoo iara
  ibtisam ichiro ifeanyi ihab ihaka ijeoma ikram ilya imara inseong ioanna ioannis iqbal iryna isha ishaan ishita ishwar isolde itsuki
  iwona izumi jaber jabulani jacinta jacopo jaehyun jaemin jaewon jagoda jahangir jamshid jaspreet jaxson jayesh jayla jejomar jelani
  jemima jethro jiahao jiaming jianguo jianhua jianjun jiaqi jiayi jide jieun jiho jihoon jimin jingwen jingyi jinwoo jinyoung jiro jisoo
  jiwoo jiyeon jiyoung joao jochen jolene jongin joni juma jungkook junho junichi junjie junko junseo jurema jurgen jussara jörg jürgen
  kabir kaiden kaito kaiwen kalani kamau kamrul kana kaori karabo karyn kateri katerina katlego katsuo kaveh kavita kavya kaye kazuhiro
  kazuki kazuko kazumi keiko keita kelechi kelsey kenichi kenta keyvan khadijah khadiza khaled khanyi khloe khosrow kidist kieu kingston
  kinsley kipchoge kiplagat kiprono kiri kirill kirsty kishore kiyoko klaus kobina koji kolton komal konstantina kostas kouji kriti
  kudzai kuldeep kulwinder kumiko kunal kunle kyoko kyrie kyungmi kyungsoo ladan lakeisha laleh landon lanre lanying lata latisha latrice
  layton lebo lebron leire leszek lethabo lettie liesbeth ligaya lihua lijuan linden lindiwe lingling louella lubna ludek lujain lupita
  luyanda luzviminda lwazi lyra lyudmila machiko madhu maha mahsa majid makena maki makoa makoto malee malgorzata malini malka mamta
  manaia manami mandeep mandisa manish manju manpreet marama marcy maricel mariko marites marlowe maryanne masahiro masaki masako masao
  masud mayank mays mayumi maziar medhat meera megawati megha mehnaz meihua meiling mekdes menachem mengyao mercè mere meron merrill
  michiko mie miho mijin mikaere mikhail miki milagros milos minako minghui mingming mingyu minho minji minjun minjung minoru minseo
  minseok minsu mirosław misaki mitsuko miwa miyuki mizanur mizuki moana mohit mohsen mojgan momena momoko monir montserrat moraa morag
  mordechai morteza mostafa mridula muhannad mulugeta munashe munir munira muthoni mwangi mykola myung nadeem nader nadezhda nafula naima
  naina nalani naledi namrata nanami nandini nanette nao naoki naoko naresh nargis nasima nasra nasrin nasser nataliya natsuki navid
  navjot navya nayef nayeon nazli ndeye neelam neema neeraj negar nevaeh neville ngaire nghia ngoc ngozi nguyet nhlanhla nidhi nieves
  nikau nikhil nikos nilesh niloofar niloufar nima niran nirmala nisha nitin njeri nkechi nkiru nkosana nneka nnenna nobuko noelani
  noelle nompumelelo nomsa noreen noriko nouf ntombi nusrat nuwan nyambura nyasha nyokabi oaklee oaklynn obadiah obinna ochieng odalys
  odhiambo odion oisin okoth oksana olabisi oladele oleksandr olena olufemi oluwatobi omid onyango onyeka oriol orla orson osama osamu
  otieno ottavia ottoline oyin ozge padraig paisley palesa pallavi panagiotis pankaj paramjit paraskevi pari parisa parth parveen pau
  peipei persephone phuc phumzile phung phuoc phuong piers piyush polina pooja poonam portia posy pouya prabhu pradeep pragya prakash
  pramod pranav prashant pratik praveen preethi preeti priyanka przemysław pushpa qasim qiang qingqing quan quoc quynh rabeya radhika
  raed raelynn rafe rafferty raghad raghav ragnhild raimunda rajani rajeev rajesh ramin randa rangi rasha rashida rashmi ravindra reem
  reena refilwe regine rehema rekha remedios ren renate renuka revathi reyansh rezaul rhys riaz riddhi riku rima rin risa rishi ritika
  ritu riya rizky rodel rohini roisin romilly rommel rosanne roshni rosmah roya ruba rubina ruchi rudo rukhsana rumi ruolan rupali
  ruqayyah rutendo ruvimbo ryker ryo ryoko ryota rémy saanvi sabah saburo sachiko sade sadegh sadia saeed sahar sahil saima sajid sajida
  saki saleh saman samar sandeep sandhya sanduni sangeeta sangwoo sanjana sanjiv santosh sarika sarita satomi savita sawsan sawyer sayaka
  sbusiso sebastian seema seetha segun seiji selam senad seojin seojun seoyeon seoyun sepideh sergei sergey serhiy serkan setsuko seulgi
  seyi seymour shabana shafiq shahd shahid shahin shahram shalini shamim shanshan shantel shaquille sharad sharlene sharmin shaurya
  shayla sheena shelby sherif shigeru shiho shilpa shinichi shinji shiori shira shirin shizuka shlomo shobha shohreh shona shruti shuang
  shubham shufen shweta siavash siddharth siegfried sigrun simran sinead sione siriporn siwoo siyabonga siyu skyler sneha snehal socorro
  sohail sohee soheil sola solene solomiya somchai sonal sooyeon sooyoung sota souad soyeon spyros srdjan srinivas stavros steffi stepan
  sudha sudhir suhail suharto sukarno sukhdeep sulaiman sullivan sultana sumaya sumiko sumit sunghoon sunil sunmi surinder susannah
  susumu suzume swati syafiq sybil sólveig tadashi taehyung taeyang tafadzwa tahani tahmina taiki takako takashi takeshi takoda takumi
  takuya tala talal tamar tameka tamika tamiko tamsin tane tanisha tanmay tanvi tapiwa taraneh tarek taro tarquin tatenda tatsuya tawanda
  tegan tehmina temi tendai tesfaye tetsuya tevita thabiso thabo thais thamer thanasis thandeka thandi thandiwe thao tharindu thembi
  theodoros thien thinh thorsten thuan thuong thurston thuy tianyi tien tiffani tigist tinashe tingting tobi tolu tomiwa tomoe tomoki
  tomoko tomomi tomoya tope torin toshi toshiko tosin trayvon truc truong trupti tsehay tshepo tsubasa tsutomu tuan tucker tugba tunde
  tung turki tuyet tzipora uche uchenna uday ugochi ugur ulrike ulysses umesh unathi upasana uwe uyen uzoma vaclav valery vandana vani
  varun vasiliki vasilis vasily vedant veena veronique vimbai vineet vinod vipul vishal vivaan vivek volker volodymyr vusi wafa wairimu
  waithera wally wambui wanderley wangari wanjiru waqar waseem wayan weihua weiming weiwei wekesa wenhao wenjing wenwen widad wiesława
  wikitoria wiremu wojciech wolfgang wonho wren xanthe xena xia xiaohong xiaohui xiaoli xiaoling xiaomei xiaoming xiaowei xiaoyan xin
  xinyi xinyue xiuying xolani xuan xue yagmur yamini yanhong yanling yanyan yaqi yaroslav yasaman yash yashoda yasir yasuko yasuo yeji
  yejin yelena yemi yeonwoo yevgeny yiannis yifan ying yingying yitzhak yohannes yoichi yoko yonas yongsun yoojin yoshi yosuke yuhan yui
  yukiko yuko yulan yuliya yumiko yuming yun yunho yuriko yusof yutaka yuting yuto yutong yuxuan zahid zaiden zawadi zayden zbigniew
  zdenek zeeshan zewdu zhanna zhen zhihao zhiwei zhiyuan zihan zixuan ziyi zodwa zohreh zolani zoraida zubair zuberi zulfiqar zulkifli
  zuri álvaro íñigo øyvind`
    .trim()
    .split(/\s+/)

/** Surnames of the same; asked about only after a given name, so that words ("Blackwood") may stand here. */
export const MORE_FAMILY =
  `abbasi abe abebe abramov abrams abramson adeyemi agrawal ahmadi ahn ainsworth akana akande akhtar akinola aldridge altman amoah
  angelopoulos ansah ansari antonov aoki appleby armitage ashworth atkins atkinson aydin aziz babic baek bakr baldwin ballard bancroft
  barlow barnett barrow bartlett bashir bautista baxter beaumont begay bekele beltran benally bergeron bernstein bhatt bhatti bickford
  bitsui blackwood bledsoe bloomfield bogdanov bondarenko bouchard boudreaux boyko bradford bradley bradshaw brannigan brennan briggs
  broadbent brockman buckley bui burgess burke byrne cai calderon callahan calloway cao castaneda cavanaugh cayabyab chadwick chakraborty
  chan chandra chang chatham chatterjee chaudhry chen cheung chikwanda choi chow chowdhury chua chukwu clancy claremont cochrane cohen
  cohn colbert coleman cordova coulter crabtree crawford cromwell cui cunningham dalton danjuma darwish davenport dejong deluca demissie
  dempsey deng dennison deshmukh devlin devries dhillon dias dimaculangan dimitriou dimitrov dinh djordjevic doan dogan donahue donovan
  dougherty driscoll drummond dunbar duong dvorak eastwood egorov eisenberg ellington elliott endo enriquez epstein eze ezeani fairbanks
  fairchild fakhri faleolo farah farouk faulkner fawzi fedorov feinberg feldman feng fenwick ferguson fernando finkelstein finnegan
  fishman fitzgerald fitzpatrick flanagan fleming flynn fonoti forsythe fraser friedman fujii fujita fujiwara fukuda fyodorov gagnon
  gallagher galvan garrett gebre georgiev georgiou gibbons gilchrist gillespie girma glassman goh goldberg goldman goldstein golubev
  goswami granger greenberg grewal griffith grossman guo gurung gutierrez haddad hadley haggerty haile halloran hamdan hamidi hammond
  hara harada hargrove harrington hasegawa hashemi hashimoto hashmi hastings hathaway hawthorne hayashi hebert hennessy higgins hijazi
  hoang holbrook hollis holloway horowitz hossain hosseini houghton hsieh hsu huang hussain husseini huxley huynh hwang ibrahim igwe
  ikeda ilic ilyin ingram inoue iqbal ishida ishii ishikawa issa ito ivanov jaber jafari jang jarvis javed jayawardena jeong jiang
  jimenez jin jorgensen jovanovic juarez kagan kahananui kamaka kamau kanaan kaneko kanoho karagiannis karimi kariuki kato katz kazmi
  kealoha kearney keating keita kendrick khalil khoury kilic kilpatrick kim kimani kimura kipkemboi kirby kirkland kiselev knezevic
  kobayashi koh kondo korolev koroma kovacevic kovalenko kozlov kravchenko krishnan kucera kulkarni kumar kuznetsov kwan kwok kwon
  lancaster landry langford langley lau lawson lebedev leota lerner leung levin levine levy li liang liao lieberman lim lin lipschitz liu
  lockhart lockwood loughlin lowell luo lysenko macaraeg macias mackenzie macleod maddox madu maeda magalhaes magbanua mahdavi mahoe
  makarov makinen makoa malhotra mallory malone manalo mandel mansour manygoats maric markovic marlowe masri matsuda matsumoto mburu
  mcallister mcbride mccarthy mccormack mccoy mcdonald mcdonough mcgee mcgrath mcintyre mckay mckenna mckinley mcmahon mcnamara mcneil
  mcpherson medvedev mehta melnyk mendez merrick miah middleton mikhailov mirza miura mizrahi mokoena monaghan mondragon montague
  montgomery mooney moradi moran morita morozov mousavi moyo mughal mukherjee mulligan munoz murakami murdoch murthy mutasa mutua mwangi
  naidoo najjar nakagawa nakajima nakamura nakano nakayama nakoa narayanan nasser nazari ncube ndungu nemeth ng ngata ngo nikitin
  nikolaev nikolaidis nikolic nishimura njoroge nnaji novikov nwosu nyathi o'brien o'callaghan o'connor o'donnell o'leary o'malley
  o'rourke o'sullivan obi ochieng odhiambo odukoya ogawa ogunleye okada okafor okamoto okeke okoro okoye oladipo olatunji oliynyk ong ono
  onwudiwe onyekachi orlov osgood ota otieno ozdemir ozturk palakiko pangilinan papadopoulos pappas parata pavlovic pawlowski pelletier
  pemberton peng penrose perera perlman peshlakai petrenko petrov petrova petrovic pettigrew pickering popov prasad prescott pritchard
  prochazka qasim quaye quinlan quiroga qureshi rabinowitz radcliffe rafferty rahman rajan raman ramirez ramsey rao rashid rathore
  redmond regan rendon rezaei rhodes riordan rizvi romanov rosen rosenberg rubin sabbagh sachs sahin saito sakamoto saldana saleh salem
  salonga sasaki sato saxena sayegh semenov seo sepulveda sesay shaheen shahidi shapiro sheehan sheikh shen shepherd sheridan shetty
  shevchenko shimizu shrestha sibanda siddiqui sidhu sidorov siegel silverman smirnov sodhi sokolov solis solovyov sorensen sorokin
  sotomayor spiegel srinivasan srivastava stafford stankovic steinberg sterling stojanovic strickland stroud subramanian sule sullivan
  sutherland suzuki sweeney syed tadesse takahashi takeuchi talbot tam tamang tamihana tamura tanaka tarasov tautua tehrani tennant teo
  tesfaye thackeray thakur thapa thibodeaux thorne thornton tian tierney tiwari tkachenko tohee tolentino toure townsend traore tremaine
  trevino trinh tripathi truong tsai tsang tsosie tuilagi tully uche uddin ueda underhill underwood urias usman vance vasiliev vasquez
  vaughan velasquez vesely vlachos vo volkov vorobyov voronov vu wada wainwright wakefield wang wanjala watanabe waverly weatherby wei
  weinberg weiner weinstein wentworth westbrook wetherby whaanga whitaker whitcomb whitfield whitlock whitman whittaker wickramasinghe
  wilkes winchester winslow winthrop wisniewski wong woodward worthington wu xiao xie xu yadav yakovlev yamada yamamoto yamashita yates
  yazzie yeung yildirim yildiz yilmaz yip yoo yoon yoshida yousef yuan zahedi zaitsev zakharov zaman zeng zhang zhao zheng zhong zhou zhu
  zuckerman zuniga`
    .trim()
    .split(/\s+/)
