"""Word lists for reading names in English news copy: ranks, titles, roles, verbs of saying, and capitalised words that are no surnames.

Data only. Everything is lower case unless a comment says that case counts; abbreviations stand without their full stop.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    "The words of a text as a set."
    return frozenset(text.split())


# Abbreviated ranks and titles that must be followed by a name. Case counts. "St.", "Del.", "Sr." and "Sec." have other readings.
RANKS = words(
    "Maj Gen Lt Col Sgt Capt Brig Adm Cmdr Comdr Cdr Cmdt Cpl Spc Pfc Pvt Ens Gens Lts Cols Majs Capts Cmdrs Adms Sgts Supt Det Insp Sen "
    "Sens Rep Reps Gov Govs Amb Mr Mrs Ms Messrs Mme Mlle Mmes Dr Drs Rev Revs Msgr Prof Profs Hon Pres Fr Asst Atty Dep"
)
# What stands before "Sen." where it is no surname ("Hun Sen."): the last word of each American state, and parties. Case counts.
BEFORE_SENATOR = words(
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana Iowa Kansas "
    "Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Hampshire Jersey "
    "Mexico York Carolina Dakota Ohio Oklahoma Oregon Pennsylvania Island Tennessee Texas Utah Vermont Virginia Washington Wisconsin "
    "Wyoming Republican Republicans Democratic Democrat Democrats Independent GOP State U.S. US American Calif. Tex. Fla. Former"
)
# Titles in full that break off as clearly when no full stop follows. Case counts.
SPELT_TITLES = words(
    "President Chancellor Premier Minister Secretary Senator Congressman Congresswoman Representative Governor Mayor Ambassador King "
    "Queen Prince Princess Pope Archbishop Bishop Sheikh Ayatollah General Admiral Colonel Major Captain Commander Lieutenant Sergeant "
    "Corporal Brigadier Detective Inspector Superintendent Sheriff Judge Justice Professor Sir Dame Lord Commissioner Spokesman "
    "Spokeswoman"
) | RANKS
HONORIFICS = words("mr mrs ms miss messrs mme mlle mmes")
# Words that introduce a person when they stand before a name, capitalised or not.
TITLES = words(
    "president vice-president chancellor premier minister secretary undersecretary senator congressman congresswoman representative "
    "governor mayor councilman councilwoman councillor alderman assemblyman assemblywoman delegate lawmaker speaker ambassador envoy "
    "consul king queen prince princess emperor empress duke duchess sultan emir sheikh sheik shah ayatollah mullah imam rabbi pope "
    "cardinal archbishop bishop father sister brother reverend pastor monsignor sir dame lord lady baron baroness general admiral "
    "colonel major captain commander lieutenant sergeant corporal private brigadier marshal officer detective inspector constable "
    "superintendent sheriff trooper judge justice prosecutor attorney solicitor counsel doctor professor dean dr prof coach chairman "
    "chairwoman chair chief director commissioner comptroller treasurer whip leader president-elect maharaja saint st hon rev sen rep "
    "gov gen lt col maj capt sgt adm cmdr amb brig cpl pfc pvt spc supt det insp atty sens reps govs gens drs msgr pres judge agent "
    "deputy taoiseach"
)
# Lower-case words that name what a person is: "spokesman X", "X, the commander of ...".
ROLES = TITLES | words(
    "spokesman spokeswoman spokesperson spokesmen official aide adviser advisor analyst economist strategist expert researcher scientist "
    "historian author writer novelist journalist reporter correspondent columnist editor critic anchor host producer actor actress "
    "singer rapper musician composer guitarist drummer artist painter photographer filmmaker comedian model designer architect engineer "
    "developer programmer hacker physicist chemist biologist epidemiologist virologist psychologist psychiatrist surgeon physician nurse "
    "paramedic teacher lecturer student pupil principal superintendent lawyer barrister executive founder co-founder cofounder owner "
    "partner banker broker trader investor billionaire millionaire businessman businesswoman entrepreneur manager boss head ceo cfo coo "
    "president deputy assistant member lawmaker legislator politician candidate nominee contender incumbent rival opponent ally "
    "supporter donor activist campaigner organizer organiser organiser protester dissident whistleblower blogger witness resident "
    "neighbor neighbour survivor victim suspect defendant gunman attacker militant fighter soldier marine veteran pilot astronaut "
    "cosmonaut sailor driver farmer worker employee clerk waiter waitress chef baker carpenter fisherman shopkeeper mechanic retiree "
    "pensioner volunteer passenger tourist migrant refugee immigrant mother father parent brother sister son daughter wife husband widow "
    "widower uncle aunt cousin nephew niece grandfather grandmother grandson granddaughter girlfriend boyfriend fiance fiancee friend "
    "colleague classmate roommate teammate midfielder striker goalkeeper defender winger forward quarterback linebacker receiver pitcher "
    "catcher outfielder guard center skipper golfer swimmer sprinter boxer jockey cyclist trainer manager referee umpire captain "
    "teenager boy girl man woman person pollster consultant contractor fellow scholar graduate secretary-general chairperson "
    "vice-chairman general-secretary negotiator diplomat policeman policewoman firefighter investigator fugitive informant interpreter "
    "translator guide priest monk nun cleric preacher actor-director frontman bassist named called dubbed nicknamed"
)
# Lower-case particles inside a surname; case counts.
PARTICLES = words("al el ul de da do dos das du del della di la le van von der den ter ten bin ibn bint y e zu af")

# Family names that stand first in Chinese, Korean and Vietnamese names.
FAMILY_FIRST = words(
    "kim park lee choi moon ban roh yoon jang jung jeong cho kang lim shin im ri pak xi li wang zhang liu chen yang zhao huang zhou wu "
    "xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu dong xiao cheng cao yuan deng peng zeng wen wei jiang qin "
    "nguyen tran pham ho le vo tsai mao bo hua geng lu mi cai ren"
)

SAYING = words(
    "said says told tells added adds noted notes warned warns argued argues wrote writes explained explains insisted insists stressed "
    "stresses claimed claims acknowledged continued recalled recalls testified replied conceded predicted complained admitted confirmed "
    "denied remarked stated declared observed countered cautioned lamented joked quipped concluded recounted tweeted vowed urged "
    "asserted contended alleged disclosed emphasized emphasised maintained responded retorted suggested asked"
)

# Days, months, and words that open sentences: capitalised, and no part of a name.
CALENDAR = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december jan feb mar apr jun jul aug sept sep oct nov dec christmas easter thanksgiving ramadan hanukkah halloween"
)
MONTH_NAMES = words("april may march june august")  # surnames and given names too
CONTRACTIONS = frozenset(
    f"{word}{mark}{tail}"
    for word, tails in {
        "I": "m ve d ll", "It": "s ll d", "He": "s ll d", "She": "s ll d", "We": "re ve ll d", "They": "re ve ll d", "You": "re ve ll d",
        "That": "s ll", "There": "s ll", "What": "s ll re", "Who": "s ll", "Here": "s", "Let": "s", "Don": "t", "Can": "t", "Won": "t",
        "Isn": "t", "Didn": "t", "Doesn": "t", "Wasn": "t", "Aren": "t", "Couldn": "t", "Wouldn": "t", "Shouldn": "t", "Haven": "t",
    }.items()
    for tail in tails.split()
    for mark in "'’"
)
OPENERS = words(
    "the a an this that these those it its he his him she her hers they their them we our us you your i my me who whom whose what when "
    "where why how which while if although though because since as but and or so yet nor then thus hence still however also even just "
    "not no there here in on at by to from for with without after before during until once under over among between despite instead "
    "meanwhile moreover some many most several few each every both all another other others such only now today yesterday tomorrow later "
    "earlier last first second third finally recently perhaps maybe asked according is are was were be been being do does did has have "
    "had can could would should might must let yes well oh indeed nevertheless nonetheless otherwise besides furthermore "
    "additionally like unlike regarding near inside outside beyond behind across through throughout against amid about around above "
    "below within one two three four five six seven eight nine ten more less fewer much any either neither nobody nothing everyone "
    "everybody everything someone somebody something anyone anything people officials authorities critics supporters opponents experts "
    "analysts prosecutors investigators police lawmakers republicans democrats conservatives liberals senators doctors economists "
    "researchers scientists sources witnesses residents advisers advisors aides commanders organizers organisers activists protesters "
    "relatives locals lawyers attorneys judges soldiers troops militants rebels government parliament congress senate opposition "
    "strategists traders investors economist report reports reporters voters workers women men children students parents teachers "
    "families friends neighbors neighbours having being having speaking writing former same americans israelis palestinians russians "
    "democrat republican prior given except plus via per whether upon unless out off up down back again never always often sometimes "
    "usually soon so-called two-thirds half dear thank thanks please sorry remember look see read watch"
)
# Capitalised words that make a run of capitals something else than a person.
ORGANISATIONS = words(
    "university college school institute institution academy hospital clinic church cathedral mosque temple department ministry agency "
    "administration authority bureau board commission committee council court courthouse house senate congress parliament assembly "
    "government party union federation association society foundation fund trust group company corporation corp inc ltd llc plc co bank "
    "capital partners holdings management industries international national federal global central group times post news journal tribune "
    "herald gazette press radio television tv network channel magazine review report street avenue road boulevard drive lane square park "
    "bridge river lake mountain mount island islands ocean sea bay gulf beach valley county city town state states republic kingdom "
    "province district region north south east west northern southern eastern western new united army navy force forces guard corps "
    "police act bill amendment constitution treaty agreement war battle day week month year club team league cup stadium arena center "
    "centre museum library theater theatre hotel airport station project program programme initiative center office service services "
    "security affairs defense defence foreign homeland justice treasury interior energy labor education health transportation commerce "
    "investigation intelligence democrats republicans democratic republican supreme district appeals american coalition alliance "
    "movement brotherhood caucus campaign conference summit organization organisation reserve exchange"
)
# Capitalised single words that speak in news copy and are no surnames: places, bodies, firms, media.
SPEAKING_BODIES = words(
    "afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium bolivia bosnia "
    "botswana brazil britain bulgaria burma cambodia cameroon canada chad chile china colombia congo croatia cuba cyprus czechia denmark "
    "ecuador egypt england eritrea estonia ethiopia europe fiji finland france gabon gambia georgia germany ghana greece greenland "
    "guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan "
    "kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya lithuania luxembourg macedonia madagascar "
    "malawi malaysia maldives mali malta mauritania mauritius mexico moldova mongolia montenegro morocco mozambique myanmar namibia "
    "nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar "
    "romania russia rwanda samoa scotland senegal serbia singapore slovakia slovenia somalia spain sudan suriname swaziland sweden "
    "switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan "
    "venezuela vietnam wales yemen zambia zimbabwe abuja accra amman ankara athens baghdad bangkok beijing beirut belgrade berlin bogota "
    "brasilia brussels bucharest budapest cairo canberra caracas copenhagen damascus delhi dhaka dublin geneva hanoi havana helsinki "
    "islamabad istanbul jakarta jerusalem kabul kampala khartoum kiev kyiv lima lisbon london madrid manila minsk mogadishu moscow "
    "nairobi ottawa oslo paris prague pretoria pyongyang quito riyadh rome santiago sarajevo seoul sofia stockholm taipei tbilisi tehran "
    "tokyo tripoli tunis vienna warsaw yerevan alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii "
    "idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana "
    "nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming america africa asia "
    "antarctica manhattan brooklyn hollywood broadway chicago boston houston dallas atlanta philadelphia cleveland detroit seattle "
    "kremlin pentagon vatican whitehall downing nato hamas hezbollah fatah taliban boko haram isis opec interpol europol eurostat "
    "frontex treasury congress senate parliament knesset duma bundestag bundesbank supreme reuters bloomberg xinhua tass interfax "
    "novosti kyodo yonhap nikkei gallup nielsen moody moody's fitch politico hurriyet haaretz gazprom rosneft aramco google facebook "
    "twitter apple amazon microsoft netflix uber lyft airbnb boeing airbus toyota honda nissan hyundai kia volkswagen bmw daimler "
    "renault fiat chrysler ford tesla spacex nasa walmart wal-mart target costco starbucks mcdonald's pfizer merck moderna novartis "
    "roche bayer exxon chevron shell bp total eni halliburton lockheed raytheon samsung sony panasonic huawei alibaba tencent baidu "
    "nokia ericsson vodafone verizon comcast disney yahoo intel ibm oracle cisco nasdaq citigroup barclays hsbc ubs unicredit siemens "
    "philips nestle unilever nike adidas youtube instagram tiktok snapchat reddit wikipedia wikileaks palantir greenpeace oxfam unicef "
    "unesco obamacare medicare medicaid brexit harvard yale princeton stanford oxford cambridge god allah jesus christ muhammad buddha "
    "moses satan islam christianity science nature lancet newsweek time forbes fortune guardian telegraph economist variety rebels "
    "warrant court clause article section chapter note editor's q"
)
# People known by one name, whom copy may name without introduction.
FAMOUS = words(
    "trump obama bush clinton biden reagan nixon carter kennedy eisenhower truman roosevelt lincoln washington jefferson putin merkel "
    "macron sarkozy hollande johnson cameron thatcher churchill blair may netanyahu erdogan xi mao stalin lenin hitler gorbachev yeltsin "
    "castro chavez maduro gandhi modi mandela zelensky zelenskyy khamenei assad gaddafi qaddafi gadhafi saddam arafat kim "
    "einstein newton darwin shakespeare mozart beethoven picasso freud marx plato aristotle socrates orwell dickens "
    "hemingway madonna beyonce rihanna adele prince bono sting cher drake eminem shakira oprah elvis jay-z kanye banksy lorde usher pele "
    "ronaldo ronaldinho messi neymar kaka rivaldo romario maradona federer nadal djokovic serena lebron bolt phelps francis benedict "
    "elizabeth charles william harry kate meghan diana suharto sukarno jokowi lula dilma "
)
# Given names: a bare one is a source who gave no surname, or a character of a feature, not a lost introduction.
GIVEN = words(
    "aaron abdul abdullah abigail adam adriana ahmad ahmed aisha alan albert alejandro alex alexander alexandra alexei ali alice alicia "
    "alison allison amanda amber amir amy ana andrea andrei andrew andy angela anita ann anna anne anthony antonio arthur ashley barbara "
    "ben benjamin beth betty bill billy bob bobby boris brad brandon brenda brian bruce carl carla carlos carmen carol caroline "
    "catherine charlie charlotte chloe chris christian christina christine christopher cindy claire claudia colin connor craig cynthia "
    "dan daniel daniela danny dave david debbie deborah denise dennis derek diane diego dmitry dmitri donald donna dorothy doug douglas "
    "dylan ed eddie edward elena eli elijah ella ellen emily emma eric erica ernesto ethan eva evan fatima fernando frank fred gabriel "
    "gary george gerald gina grace greg gregory hamid hana hani hannah harold hassan heather helen henry huda hussein ian ibrahim igor "
    "irina isaac isabel ivan jack jackie jacob jake james jamie jan jane janet jason javier jay jean jeff jennifer jenny jeremy jerry "
    "jesse jessica jill jim jimmy joan joe joel john johnny jon jonathan jorge jose josh joshua juan juanita judith judy julia julian "
    "julie justin karen karim katie katherine kathleen kathy keith kelly ken kenneth kevin khaled khalid kim kyle larry laura lauren "
    "leah lee leila leo leonard leslie liam linda lisa logan lucas lucia lucy luis luke luther lydia mahmoud manuel marcus margaret "
    "maria mariam marie mark martha martin marwan mary matt matthew max megan melanie melissa michael michelle miguel mike mila mohamed "
    "mohammad mohammed molly mona monica mustafa nadia nancy naomi natalia natalie natasha nathan nicholas nick nicole noah noor nora "
    "oleg olga oliver olivia omar oscar pablo pam pamela patricia patrick paul paula pedro peter phil philip rachel rafael rahul ralph "
    "ramon rania raymond rebecca ricardo richard rick rita rob robert roberto robin roger ron ronald rosa rose ruth ryan sabrina saeed "
    "said sally salma sam samantha samir samuel sandra sara sarah scott sean sergei sergey sharon sheila simon sofia sonia sophia sophie "
    "stacy stephanie stephen steve steven stuart sue susan suzanne svetlana sylvia tamara tanya tara tariq ted teresa terry thomas "
    "tiffany tim timothy tina todd tom tommy tony tracy tyler valentina vanessa vera veronica victor victoria vincent vladimir walid "
    "walter wendy will yasmin yousef yusuf zach zachary zainab zia zoe nina eleanor mia ava amelia hugo marco marta matteo giulia luca "
    "pierre jacques francois sebastian hans klaus juergen yuki hiroshi mei ling wei priya anil sunita raj qassim amaya"
)
