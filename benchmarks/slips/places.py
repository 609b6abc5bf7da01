"""Capitals, countries, moneys, tickers, ranks and bodies that don't belong together.

The lists and patterns are this file's own, so that recall doesn't measure the tables by themselves. What edited copy has too rarely is put in
as a made sentence; those are kinds of their own.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from datetime import date

from damage import Article, Damage, damaged, inserted

from slips import Kind

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
    for pair in "Apple=AAPL|Microsoft=MSFT|Amazon=AMZN|Ford=F|General Motors=GM|Boeing=BA|Walmart=WMT|Target=TGT|Netflix=NFLX|Tesla=TSLA|"
    "Exxon Mobil=XOM|Chevron=CVX|Goldman Sachs=GS|Morgan Stanley=MS|Wells Fargo=WFC|Pfizer=PFE|Merck=MRK|Verizon=VZ|AT&T=T|Comcast=CMCSA|"
    "Walt Disney=DIS|Intel=INTC|Starbucks=SBUX|McDonald’s=MCD|Nike=NKE|Citigroup=C|Delta Air Lines=DAL|FedEx=FDX|Oracle=ORCL|PepsiCo=PEP".split("|")
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
NAMES = ("Dana Whitlock", "Peter Oyelaran", "Ruth Castellanos", "Mark Devereux", "Helen Brandt", "Thomas Iversen", "Joan Pacheco", "Alan Birch")
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
FOUND_CAPITAL = re.compile(r"\b(?:the )?(?:[A-Z]\w+ )?[A-Z]\w+n? capital,? (?:city )?(?:of )?(?P<city>[A-Z]\w+(?: [A-Z]\w+)?)\b")
FOUND_CITY = re.compile(rf"\b(?P<adjective>{'|'.join(row[1] for row in COUNTRIES)})(?= (?:port )?(?:city|town|village|port) of [A-Z])")
FOUND_PAIR = re.compile(rf"(?<=[a-z] in )(?!{'|'.join(row[0] for row in COUNTRIES)})[A-Z]\w+, (?P<country>{'|'.join(row[0] for row in COUNTRIES)})(?=[,.])")
FOUND_TICKER = re.compile(r"[A-Za-z&.]+ (?:\w+ )?\((?P<ticker>[A-Z]{1,5})(?=\.[NOK]\))")
FOUND_RANK = re.compile(r"\b(?P<service>Army|Navy|Air Force)(?= (?:Maj\. Gen\.|Brig\. Gen\.|Rear Adm\.|Vice Adm\.|Adm\.|Cmdr\.|Sgt\.|Col\.) [A-Z])")
FOUND_BODY = re.compile("|".join(re.escape(right) for right, _, _ in BODIES))
FOUND_ACRONYM = re.compile(rf"(?:{'|'.join(re.escape(right) for right, _, _ in BODIES)}) \((?P<acronym>[A-Z]+)\)")
Draw = Callable[[random.Random], str]


def _found(pattern: re.Pattern[str], group: str | int, other: Callable[[random.Random, re.Match[str]], str]) -> Callable[..., Iterator[Damage]]:
    """Each match of a pattern in the prose, with one group replaced."""

    def make(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
        for number in article.prose:
            text = article.paragraphs[number]
            for match in pattern.finditer(text):
                new = text[: match.start(group)] + other(chance, match) + text[match.end(group) :]
                yield damaged(article.paragraphs, number, new, shown=new[max(match.start() - 20, 0) : match.end() + 30])

    return make


def _made(draw: Draw) -> Callable[..., Iterator[Damage]]:
    """A paragraph with one slip, drawn by chance, between two of the article."""

    def make(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
        if slip := inserted(article, chance, draw(chance)):
            yield slip

    return make


def _two(chance: random.Random) -> tuple[tuple[str, ...], tuple[str, ...]]:
    one, other = chance.sample(COUNTRIES, 2)
    return one, other


def _other_rank(chance: random.Random, match: re.Match[str]) -> str:
    rank = match.string[match.end() + 1 :]
    return chance.choice(("Army", "Air Force") if rank.startswith(("Rear", "Vice", "Adm", "Cmdr")) else ("Navy", "Coast Guard"))


def capital(chance: random.Random) -> str:
    if chance.random() < 0.25:
        state, _, city = chance.choice(STATES)
        return chance.choice((
            f"Lawmakers went home from {city}, the capital of {state}, without a vote.",
            f"Crowds marched through the {state} capital of {city} for a third night.",
            f"A court in {city}, {state}’s capital, will hear the appeal in May.",
        ))  # fmt: skip
    one, other = _two(chance)
    city = chance.choice((other[2], other[2], one[3]))
    city = other[2] if city == one[2] else city
    return chance.choice((
        f"Two bombs went off in the {one[1]} capital, {city}, on Tuesday, the police said.",
        f"The minister landed in the {one[1]} capital of {city} before dawn.",
        f"Schools in {city}, the capital of {one[0]}, stayed shut.",
        f"Officials in the {one[1]} capital {city} declined to comment.",
        f"Talks went on in {city}, {one[0]}’s capital, until midnight.",
        f"Nobody was hurt when a tram derailed in {one[0]}’s capital, {city}.",
        f"He grew up in the capital of {one[0]}, {city}, as the son of a baker.",
        f"{city} is the capital of {one[0]} and its largest market.",
    ))  # fmt: skip


def city(chance: random.Random) -> str:
    if chance.random() < 0.2:
        one, other = chance.sample(STATES, 2)
        return chance.choice((
            f"The truck was stopped near {one[2]}, {other[0]}, late on Sunday.",
            f"She teaches history at a high school in {one[2]}, {other[0]}.",
            f"A jury in {one[2]}, {other[0]}, found him guilty.",
        ))  # fmt: skip
    one, other = _two(chance)
    place = chance.choice(other[2:4])
    return chance.choice((
        f"The company will close a plant in {place}, {one[0]}, by the end of the year.",
        f"The two were born in {place}, {one[0]}.",
        f"Rescuers in the {one[1]} city of {place} dug through the night.",
        f"A ferry left the {one[1]} port of {place} with 200 people on board.",
        f"The parade in {place}, {one[0]}, drew thousands of people.",
        f"She moved to the {one[1]} town of {place} with two children.",
        f"He spoke at a conference in {place}, {one[0]}, on Thursday.",
    ))  # fmt: skip


def money(chance: random.Random) -> str:
    one, other = _two(chance)
    while one[4][:4] == other[4][:4] or {one[4], other[4]} == {"rial", "riyal"} or other[4] in ("euro", "franc", "pound", "real", "lira"):
        one, other = _two(chance)
    return chance.choice((
        f"The {one[1]} {other[4]} fell to a record low against the dollar on Monday.",
        f"Traders sold the {one[1]} {other[4]} after the bank cut rates.",
        f"A strong {one[1]} {other[4]} has hurt exporters.",
        f"The ticket costs 300 {one[1]} {other[4]}{'' if other[4] in ('yen', 'yuan', 'baht', 'birr', 'rupiah', 'taka', 'krona') else 'r' if other[4] == 'krone' else 's'}.",
    ))  # fmt: skip


def ticker(chance: random.Random) -> str:
    one, other = chance.sample(FIRMS, 2)
    return chance.choice((
        f"Shares of {one[0]} (NYSE: {other[1]}) rose 3 percent in early trading.",
        f"Rivals such as {one[0]} ({other[1]}.N) have raised prices as well.",
        f"{one[0]} Inc. (NASDAQ: {other[1]}) reported its results after the close.",
        f"Analysts at the bank cut {one[0]} (NYSE:{other[1]}) to “hold”.",
        f"{one[0]} Corp <{other[1]}.O> said it would appeal.",
    ))  # fmt: skip


def rank(chance: random.Random) -> str:
    services, ranks = chance.choice(RANKS)
    service, title, name = chance.choice(services), chance.choice(ranks.split("|")), chance.choice(NAMES)
    return chance.choice((
        f"The search was called off at dusk, said {service} {title} {name}, who led it.",
        f"{service} {title} {name} took over the command in June.",
        f"A spokesman, {service} {title} {name}, declined to give details.",
    ))  # fmt: skip


def body(chance: random.Random) -> str:
    wrong = chance.choice(BODIES)[1]
    return chance.choice((
        f"A report by the {wrong} found no fault with the plant.",
        f"The {wrong} declined to comment on Friday.",
        f"She spent ten years at the {wrong} before she turned to teaching.",
    ))  # fmt: skip


def acronym(chance: random.Random) -> str:
    one, other = chance.sample(BODIES, 2)
    while one[2] == other[2]:
        one, other = chance.sample(BODIES, 2)
    return f"The {one[0]} ({other[2]}) {chance.choice(('opened an inquiry', 'sent two inspectors', 'said it had no record of the visit'))}."


def _other_acronym(chance: random.Random, match: re.Match[str]) -> str:
    return chance.choice([row[2] for row in BODIES if row[2] != match["acronym"]])


KINDS = (
    Kind("capital", ("Facts.Capital",), _found(FOUND_CAPITAL, "city", lambda chance, _: chance.choice(("Ljubljana", "Montevideo", "Tallinn"))), 80, 1000),
    Kind("capital, made", ("Facts.Capital",), _made(capital), 80, 1000),
    Kind("city in the wrong country", ("Facts.PlaceCountry",), _found(FOUND_PAIR, "country", lambda chance, _: chance.choice(("Norway", "Peru"))), 80, 1000),
    Kind("city of the wrong country", ("Facts.PlaceCountry",), _found(FOUND_CITY, "adjective", lambda chance, _: chance.choice(("Norwegian", "Thai"))), 80, 1000),
    Kind("city in the wrong country, made", ("Facts.PlaceCountry",), _made(city), 80, 1000),
    Kind("currency, made", ("Facts.Currency",), _made(money), 80, 1000),
    Kind("ticker", ("Facts.Ticker",), _found(FOUND_TICKER, "ticker", lambda chance, _: chance.choice(("NKE", "CAT", "SBUX"))), 80, 1000),
    Kind("ticker, made", ("Facts.Ticker",), _made(ticker), 80, 1000),
    Kind("rank against service", ("Facts.Rank",), _found(FOUND_RANK, "service", _other_rank), 80, 1000),
    Kind("rank against service, made", ("Facts.Rank",), _made(rank), 80, 1000),
    Kind("body's name", ("Facts.BodyName",), _found(FOUND_BODY, 0, lambda chance, match: next(row[1] for row in BODIES if row[0] == match[0])), 80, 1000),
    Kind("body's name, made", ("Facts.BodyName",), _made(body), 80, 1000),
    Kind("body's acronym", ("Facts.BodyAcronym",), _found(FOUND_ACRONYM, "acronym", _other_acronym), 80, 1000),
    Kind("body's acronym, made", ("Facts.BodyAcronym",), _made(acronym), 80, 1000),
)  # fmt: skip
