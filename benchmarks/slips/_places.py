"""What places.py makes its slips of."""

from __future__ import annotations

# Country, adjective, capital, another city of it, its money.
COUNTRIES = tuple(
    tuple(line.split("|"))
    for line in """Iraq|Iraqi|Baghdad|Mosul|dinar
Iran|Iranian|Tehran|Isfahan|rial
Syria|Syrian|Damascus|Aleppo|pound
Afghanistan|Afghan|Kabul|Kandahar|afghani
Egypt|Egyptian|Cairo|Luxor|pound
Turkey|Turkish|Ankara|Izmir|lira
France|French|Paris|Lyon|euro
Germany|German|Berlin|Hamburg|euro
Italy|Italian|Rome|Turin|euro
Spain|Spanish|Madrid|Seville|euro
Poland|Polish|Warsaw|Gdansk|zloty
Hungary|Hungarian|Budapest|Debrecen|forint
Austria|Austrian|Vienna|Graz|euro
Sweden|Swedish|Stockholm|Gothenburg|krona
Norway|Norwegian|Oslo|Bergen|krone
Denmark|Danish|Copenhagen|Aarhus|krone
Finland|Finnish|Helsinki|Tampere|euro
Russia|Russian|Moscow|Novosibirsk|ruble
Ukraine|Ukrainian|Kiev|Lviv|hryvnia
Japan|Japanese|Tokyo|Osaka|yen
China|Chinese|Beijing|Chengdu|yuan
India|Indian|New Delhi|Mumbai|rupee
Pakistan|Pakistani|Islamabad|Karachi|rupee
Bangladesh|Bangladeshi|Dhaka|Chittagong|taka
Thailand|Thai|Bangkok|Chiang Mai|baht
Indonesia|Indonesian|Jakarta|Surabaya|rupiah
Kenya|Kenyan|Nairobi|Mombasa|shilling
Ethiopia|Ethiopian|Addis Ababa|Gondar|birr
Libya|Libyan|Tripoli|Misrata|dinar
Tunisia|Tunisian|Tunis|Sfax|dinar
Morocco|Moroccan|Rabat|Casablanca|dirham
Brazil|Brazilian|Brasilia|Sao Paulo|real
Mexico|Mexican|Mexico City|Tijuana|peso
Colombia|Colombian|Bogota|Medellin|peso
Venezuela|Venezuelan|Caracas|Maracaibo|bolivar
Yemen|Yemeni|Sanaa|Taiz|rial
Somalia|Somali|Mogadishu|Kismayo|shilling
Israel|Israeli|Jerusalem|Haifa|shekel
Qatar|Qatari|Doha|Doha|riyal
Switzerland|Swiss|Bern|Zurich|franc""".splitlines()
)
STATES = tuple(
    tuple(line.split("|"))
    for line in """Texas|Austin|Houston
California|Sacramento|San Francisco
Illinois|Springfield|Chicago
Georgia|Atlanta|Savannah
Florida|Tallahassee|Tampa
Washington|Olympia|Seattle
Colorado|Denver|Boulder
Pennsylvania|Harrisburg|Pittsburgh
Wisconsin|Madison|Milwaukee
Louisiana|Baton Rouge|New Orleans
Arizona|Phoenix|Tucson
Michigan|Lansing|Detroit""".splitlines()
)
FIRMS = tuple(
    tuple(pair.split("="))
    for pair in (
        "Apple=AAPL|Microsoft=MSFT|Amazon=AMZN|Ford=F|General Motors=GM|Boeing=BA|Walmart=WMT|Target=TGT|Netflix=NFLX|Tesla=TSLA|"
        "Exxon Mobil=XOM|Chevron=CVX|Goldman Sachs=GS|Morgan Stanley=MS|Wells Fargo=WFC|Pfizer=PFE|Merck=MRK|Verizon=VZ|AT&T=T|PepsiCo=PEP|"
        "Walt Disney=DIS|Intel=INTC|Starbucks=SBUX|McDonald’s=MCD|Nike=NKE|Citigroup=C|Delta Air Lines=DAL|FedEx=FDX|Comcast=CMCSA"
    ).split("|")
)
# Ranks that each service has, and the services that don't have them.
RANKS = (
    (("Army", "Marine Corps"), "Adm.|Vice Adm.|Rear Adm.|Petty Officer 1st Class|Ensign|Chief Petty Officer|Lt. Cmdr."),
    (("Air Force",), "Adm.|Rear Adm.|Petty Officer 2nd Class|Lt. Cmdr.|Cpl.|Sgt. 1st Class"),
    (("Navy", "Coast Guard"), "Gen.|Maj. Gen.|Brig. Gen.|Lt. Col.|Maj.|Staff Sgt.|Sgt.|Col.|Pfc."),
    (("Royal Navy",), "Colonel|Brigadier|Wing Commander|Group Captain|Squadron Leader|Flight Lieutenant"),
    (("RAF", "Royal Air Force"), "Colonel|Brigadier|Major|Lieutenant Colonel|Rear Admiral|Petty Officer"),
    (("British Army",), "Wing Commander|Squadron Leader|Rear Admiral|Air Commodore|Flight Lieutenant|Petty Officer"),
)
NAMES = ("Dana Whitlock", "Peter Oyelaran", "Ruth Castellanos", "Mark Devereux", "Helen Brandt", "Thomas Iversen", "Joan Pacheco")
# A right name, and what a hurried hand makes of it.
BODIES = tuple(
    tuple(line.split("|"))
    for line in """Federal Election Commission|Federal Elections Commission|FEC
Centers for Disease Control and Prevention|Center for Disease Control and Prevention|CDC
Securities and Exchange Commission|Securities and Exchanges Commission|SEC
Environmental Protection Agency|Environmental Protection Administration|EPA
Food and Drug Administration|Federal Drug Administration|FDA
National Academy of Sciences|National Academy of Science|NAS
National Institutes of Health|National Institute of Health|NIH
Federal Communications Commission|Federal Communication Commission|FCC
World Trade Organization|World Trade Association|WTO
World Health Organization|World Health Association|WHO
International Monetary Fund|International Monetary Funds|IMF
Federal Emergency Management Agency|Federal Emergency Management Administration|FEMA
Internal Revenue Service|Internal Revenue Services|IRS
Office of Management and Budget|Office of Budget and Management|OMB
International Atomic Energy Agency|International Atomic Energy Association|IAEA
National Security Agency|National Security Administration|NSA
Central Intelligence Agency|Central Intelligence Administration|CIA
Federal Bureau of Investigation|Federal Bureau of Investigations|FBI
Department of Veterans Affairs|Department of Veteran Affairs|VA
Congressional Budget Office|Congressional Budgetary Office|CBO
Consumer Financial Protection Bureau|Consumer Finance Protection Bureau|CFPB
Equal Employment Opportunity Commission|Equal Employment Opportunities Commission|EEOC
National Transportation Safety Board|National Transport Safety Board|NTSB
Federal Aviation Administration|Federal Aviation Agency|FAA
Drug Enforcement Administration|Drug Enforcement Agency|DEA
Transportation Security Administration|Transportation Security Agency|TSA
American Civil Liberties Union|American Civil Liberty Union|ACLU
Government Accountability Office|Government Accounting Office|GAO
Government Accountability Office|Government Accountability Agency|GAO
Occupational Safety and Health Administration|Occupational Health and Safety Administration|OSHA
National Aeronautics and Space Administration|National Aeronautics and Space Agency|NASA
National Oceanic and Atmospheric Administration|National Oceanographic and Atmospheric Administration|NOAA
Organization of American States|Organization of the American States|OAS
National Highway Traffic Safety Administration|National Highway Transportation Safety Administration|NHTSA""".splitlines()
)
