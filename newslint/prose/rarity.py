"""How rare the stems of words are in news copy: a stem that most stories hold says nothing of what one is about.

Data only, made by ``benchmarks/topics.py --stems`` from the document frequencies of 3,442 articles: ``w`` stands for frequencies around
``exp(-1 - w / 2)``. Stems are those of ``topics.stem``.
"""

from __future__ import annotations

# What every stem has that isn't listed.
RAREST = 4
_LISTED = (
    "about accord admini after agains all also americ and anothe any are back becaus been before being believ betwee both but called "
    "campai can come commit congre contin could countr day democr did direct don donald down during electi even federa first for former "
    "from genera get going govern group ha had have her hi him house how includ into issue it just know last law leader like long made "
    "make many may month more most much nation need new not now obama off office offici one only other our out over part people person "
    "politi presid public questi recent report republ respon right said say see she should since some state still such suppor take than "
    "that the their them then there these they thi think those though throug time told trump two under very wa want washin way week "
    "well were what when where which while white who will with work would year you",
    "act action added again alread among announ appear around asked attack author based become big bill busine call came candid care "
    "case change chief clear commen commun compan concer consid contro court critic curren deal decisi depart didn differ doe doesn "
    "earlie early econom effort end every expect face fact far few follow force found four friday give good happen health help here "
    "high histor home howeve import increa inform intere intern interv invest job john keep later least left legisl les likely line "
    "little look major majori making matter mean media member might milita millio monday move must never next number old order own "
    "partic party past percen place plan point policy positi possib post power pres proble proces protec provid put really reason "
    "record relati releas remain repres requir result reuter run same saying second secret securi senate senato servic set severa show "
    "sign someth spokes statem story strong sugges system term thing threat three thursd today too took top trying tuesda united until "
    "use used video vote wednes whethe why withou won workin world yet york your",
    "able accoun acros activi actual additi addres advise agency ago agree ahead allow almost along alway analys anti anythi approa "
    "approv area associ attemp attorn away barack battle began behind benefi best better billio border bring califo callin center "
    "certai chairm challe chance charge childr christ citize city claim clinto close cnn coming comple conduc confer confir conser "
    "consti conten contra contri cost counte course create cut daily death debate decade decide declin defend defens delive demand "
    "descri despit detail determ develo discus distri doing done each effect either emerge employ enforc enough especi event ever "
    "eviden execut experi expert expres famili family feel fight figure financ find five foreig forwar free friend front full furthe "
    "future george gettin given gop got great ground half hand hard having head held hillar himsel hold hope hour idea identi image "
    "immedi immigr indepe indica indivi initia instea intell involv isn januar journa justic key killed kind known large late latest "
    "lawmak lead leave led legal let level life live local lookin lot low man manage march market measur medica meetin messag michae "
    "middle moment money mornin name nearly needed night north nothin novemb offer often once open operat opposi organi outsid pas "
    "passed paul pay photo play police poll popula potent prepar presen preven previo primar privat produc profes progra promis propos "
    "race rather read real receiv reform regula relate repeat reques return risk robert role rule runnin russia school seem seen sen "
    "senior sent seriou share short showed side signif simila six small social soon source south specia specif speech spendi staff "
    "stand start step stop strate street succes sunday sure taken taking talk target tax team tell terror texa themse third togeth "
    "toward try turn twitte unders univer using vice view voter wanted war watch went whose win within women word worker wrote young",
    "accept acces accuse acknow adding advert agreem aide air allege althou answer anyone ask bad became below black break brough "
    "budget buildi bush cannot capita cause choice civil claime common compar confid connec conver crimin crisi data david declar "
    "denied diffic docume dollar dozen due email entire establ everyo everyt exampl explai extrem failed fear final florid focu fund "
    "gave hearin helped higher highli hill hit human impact influe inside instit issued jame judge july june launch lawyer leadin "
    "libera list longer lost lower mark meanwh meet men met mike minist minute near necess negoti nomina nomine noted opinio opport "
    "oppose partie phone polici practi pressu probab progre projec protes push quickl raise raised rate regard remark rep resear respec "
    "reveal review room saturd saw schedu seekin sense separa septem simply single site situat someon speak speake speaki spent starte "
    "stay suprem surpri talkin thousa travel tried true turned union victor violen wall wasn watche websit willin woman worked wrong",
)
RARITY = {stem: rarity for rarity, stems in enumerate(_LISTED) for stem in stems.split()}
