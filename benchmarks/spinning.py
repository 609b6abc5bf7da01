"""How much machine-spun copy newslint tells from edited copy.

    python benchmarks/spinning.py --data FOLDER [--half a|b] [--every N] [--share S] [--thesaurus FILE] [--missed]

Edited articles are spun in memory and linted. A spinning program knows no names and no fixed expressions: it replaces words by synonyms
wherever they stand. So does this: of the words in a list of its own, made without the rules' tables, each is replaced in an article with
the chance ``--share``, everywhere it occurs. A third of the articles also get what such pages show beside swapped words: a space before
the hyphen of a compound, a paragraph cut off behind a rank. Counted are the articles with a finding of a Spinner rule that isn't a
suggestion, those with the verdict, and the same for the articles as they were.

``--thesaurus`` takes the swaps from a file instead: one JSON object a line, with ``word`` and ``synonyms``.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import _data
from findings import make_linter

from newslint.diagnostic import Level
from newslint.source import Source

VERDICT = "Spinner.MachineSpun"
# Words of news copy and what thesauruses offer for them, names and ranks not excepted.
SYNONYMS = """
accident: mishap, incident | agency: company, bureau | agreement: settlement, accord | aid: assist, help | air: atmosphere
alliance: coalition, association | American: U.S., United States | ambassador: envoy | appeal: attraction, plea
army: military, armed force | arrested: detained, apprehended | assembly: gathering, meeting | assistant: helper, aide
association: affiliation, group | attack: assault, onslaught | attorney: lawyer, legal professional | authorities: government, officials
award: prize | bank: financial institution | battle: fight, struggle | big: huge, massive | bill: invoice, legislation
board: panel, plank | border: boundary, frontier | bomb: explosive | branch: department, division | British: United Kingdom, Brits
budget: finances, price range | building: constructing, edifice | bureau: office, agency | business: enterprise, commerce
campaign: crusade, marketing campaign | cancer: most cancers, malignancy | candidate: applicant, contender | capital: money, funds
care: treatment, attention | case: instance, situation | cause: trigger, purpose | central: middle | center: heart, middle
chairman: president, chair | change: alter, modification | charge: cost, price | chief: main, leader | child: kid, youngster
church: house of worship | citizens: residents | city: town, metropolis | civil: polite | claim: declare, assertion | climate: weather
close: near, shut | coach: mentor, trainer | coalition: alliance | college: university, school | commission: fee, payment
committee: panel, board | common: frequent, widespread | community: neighborhood, group | company: firm, enterprise
conference: convention, meeting | congress: parliament | control: management, command | council: authority, board
counsel: lawyer, advice | country: nation, land | court: courtroom, tribunal | crime: offense, wrongdoing | crisis: disaster, emergency
daily: every day, day by day | deal: bargain, transaction | death: demise, loss of life | debt: liability, arrears
decision: choice, resolution | decided: chose, determined | defense: protection, defence | democratic: autonomous, popular
department: division, branch | deputy: assistant, vice | detective: investigator | development: improvement, progress | director: manager
disease: illness, sickness | district: region, area | division: branch, section | doctor: physician, medical doctor
drug: medicine, substance | economic: financial, monetary | education: schooling, training | election: vote, poll
emergency: crisis, urgent situation | energy: power, vitality | enforcement: administration, implementation | environmental: ecological
estate: property | European: Continental | evidence: proof | exchange: trade, swap | executive: government, manager
expert: specialist, professional | external: exterior | federal: national, government | finance: economic, funding
financial: monetary, economic | fire: hearth, blaze | flight: trip, journey | food: meals, nourishment | football: soccer
force: drive, power | foreign: overseas, international | former: previous, ex- | foundation: basis, groundwork | fund: finance, account
general: basic, common | global: worldwide, international | government: authorities, administration | governor: administrator
grand: huge, splendid | great: excellent, terrific | green: inexperienced | group: team, organization | guard: protect, sentinel
guards: protectors | gun: weapon, firearm | half: fifty percent | health: wellness, well being | hearing: listening to
high: excessive, large | historic: ancient | homeland: motherland, fatherland | hospital: clinic, medical center | house: home, residence
human: individual, mortal | immigration: migration | independent: unbiased, impartial | industry: trade, business
inflation: rising prices | inspector: examiner | institute: academy | insurance: coverage, protection | intelligence: cleverness, brains
interest: curiosity, attention | interior: inside, internal | international: worldwide, global | internal: inner, inside
investigation: inquiry, probe | investment: funding | joint: combined, shared | judge: choose, decide | jury: panel of judges
justice: equity, fairness | killed: murdered, slain | labor: labour, work | last: final, previous | late: overdue, delayed
law: legislation, regulation | lawmakers: legislators | leader: chief, head | leadership: management | league: association, division
left: departed, remaining | legal: lawful, authorized | liberal: generous | lieutenant: deputy | lead: direct, guide
level: degree, stage | local: nearby, neighborhood | major: main, significant | majority: bulk, most | market: marketplace
marine: sea, maritime | marriage: wedding, matrimony | mass: bulk, volume | mayor: city chief | media: press
medical: clinical, healthcare | meeting: assembly, gathering | military: army, navy | minister: clergyman, preacher | minority: few
missile: rocket, projectile | monetary: financial | motion: movement, movement | motor: engine | movement: motion
murder: homicide, killing | national: nationwide, countrywide | natural: pure, organic | navy: fleet, naval force
network: community, web | new: brand new, fresh | news: information, tidings | nuclear: atomic | office: workplace, bureau
officer: official | officials: authorities, functionaries | oil: petroleum | old: outdated, aged | olympic: olympian
opposition: resistance | order: request, command | organization: group, company | oversight: supervision, negligence | panel: board
parliament: legislature | party: celebration, get together | patrol: watch | peace: calm, tranquility | percent: percentage, p.c
personal: private | physical: bodily | plan: program, strategy | plant: vegetation, shrub | police: cops, constabulary
policy: coverage, plan | political: governmental | poll: survey, ballot | poor: bad, inadequate | population: inhabitants
post: publish, submit | power: energy, strength | premier: top, leading | president: chief executive, leader | press: media, push
price: cost, value | prime: main, top | prince: royal heir | prison: jail, penitentiary | private: personal, non-public
process: procedure, course of | product: item, merchandise | professor: teacher, academic | program: plan, scheme
project: venture, undertaking | prosecutor: district attorney | protection: safety, security | protest: demonstration
public: general public, open | race: competition, ethnicity | radio: wireless | rate: price, fee | real: actual, genuine
record: document, report | red: crimson, scarlet | reform: restructuring | refugees: displaced people
relations: family members, relationships | relief: reduction, aid | report: document, account | reporters: journalists, newsmen
representative: consultant, agent | representatives: consultants, agents | republic: state | republican: conservative
reserve: store, stockpile | residents: inhabitants | revolutionary: innovative, progressive | rights: privileges, entitlements
road: street, highway | role: function, part | rule: principle, guideline | Russia: Russian Federation | safety: security
said: stated, mentioned | sanctions: penalties | school: college, faculty | science: discipline | sea: ocean | season: period
second: 2nd, moment | secret: key, hidden | secretary: assistant, clerk | security: safety, protection | senate: upper house
senator: legislator | senior: elderly, older | series: collection, sequence | services: companies, providers | service: support, provider
sexual: intimate | shooting: capturing, taking pictures | short: brief, quick | social: societal | society: culture
soldiers: troops, troopers | south: southern | space: area, room | speaker: orator, audio system | special: particular, unique
spokesman: representative | spokeswoman: representative | staff: employees, workers | standard: normal, regular | star: celebrity
state: condition, nation | statement: assertion, declaration | station: terminal, post | stock: inventory, supply | storm: tempest
street: road, avenue | strike: hit, walkout | strong: robust, powerful | student: pupil | study: research, examine | summit: peak, top
super: tremendous, great | supreme: best, ultimate | supporters: followers | support: assist, help | survey: study
system: method, program | target: goal | tax: duty, levy | team: crew, squad | technology: know-how, tech | term: phrase, time period
terrorist: extremist | test: examine, exam | times: instances, occasions | told: informed, advised | top: prime, leading | town: city
trade: commerce, exchange | traffic: visitors, site visitors | transportation: transport, conveyance | treasury: coffers
treatment: therapy, remedy | trial: test, demo | troops: soldiers | true: correct | U.S.: USA, United States
union: association, unification | united: combined, joined | university: college, school | value: worth | vice: deputy, immorality
victims: sufferers, casualties | violence: brutality | vote: ballot | wall: barrier, partition | war: warfare, conflict
warned: cautioned | watch: look at, wristwatch | watchdog: guard dog | water: liquid | weapons: arms, guns | weather: climate
week: 7 days | west: western | white: whitened, pale | wing: side | woman: lady, female | women: ladies, females | work: labor, job
workers: employees | world: globe, planet | wounded: injured | year: 12 months | youth: young people
"""
_SECOND = "led|backed|based|made|run|owned|held|funded|controlled|year|old|term|century|elect|style|related|level"
HYPHEN = re.compile(rf"(?<=\w)-(?=(?:{_SECOND})\b)")
RANK = re.compile(r"\b(?:Maj|Gen|Lt|Col|Sgt|Capt|Brig|Adm|Sen|Rep|Gov)\.(?= [A-Z])")
DAMAGED = 1 / 3
HYPHENS = 0.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    _data.add_arguments(parser)
    parser.add_argument("--share", type=float, default=0.5, help="the chance of a word of the list to be replaced in an article")
    parser.add_argument("--thesaurus", type=Path, help="take the swaps from this file of JSON lines")
    parser.add_argument("--missed", action="store_true", help="print the articles without the verdict")
    arguments = parser.parse_args()
    counts = measure(arguments)
    for kind in ("spun", "edited"):
        articles = counts[kind]
        print(f"{kind:8} {articles:6} articles", end="")
        for what in ("finding", "verdict"):
            print(f"; {what} {counts[f'{kind} {what}']:5} ({100 * counts[f'{kind} {what}'] / max(articles, 1):.1f}%)", end="")
        print()


def measure(arguments: argparse.Namespace) -> Counter[str]:
    """How many articles there are, ``spun`` and ``edited``, and of each kind how many with a ``finding`` and the ``verdict``
    (``spun finding`` ...). ``arguments`` are those of ``_data.add_arguments``, and ``share``, ``thesaurus`` and ``missed`` where given."""
    path = getattr(arguments, "thesaurus", None)
    swaps = of_thesaurus(path) if path else own()
    linter = make_linter()
    counts: Counter[str] = Counter()
    for article in _data.read(arguments, "clean_articles"):
        text = _data.text_of(article)
        spun, swapped = spin(text, swaps, getattr(arguments, "share", 0.5), random.Random(article["id"]))
        for kind, version in (("spun", spun), ("edited", text)):
            found = linter.lint(Source(version, article["id"]), "txt", _data.day_of(article)).diagnostics
            rules = {entry.rule for entry in found if entry.rule.startswith("Spinner.") and entry.level > Level.SUGGESTION}
            counts[kind] += 1
            counts[f"{kind} finding"] += bool(rules - {VERDICT})
            counts[f"{kind} verdict"] += VERDICT in rules
            if getattr(arguments, "missed", False) and kind == "spun" and VERDICT not in rules:
                print(f"{article['id']} {len(text.split())} words, {swapped} swapped: {', '.join(sorted(rules)) or 'nothing'}")
    return counts


def own() -> dict[str, list[str]]:
    """The list above: a word and what may replace it."""
    entries = (entry.partition(":") for entry in re.split(r"[|\n]", SYNONYMS) if entry.strip())
    return {word.strip(): [synonym.strip() for synonym in synonyms.split(",")] for word, _, synonyms in entries}


def of_thesaurus(path: Path) -> dict[str, list[str]]:
    """The swaps of a thesaurus, for the words of our own list only: others are no news copy."""
    found: dict[str, list[str]] = {}
    words = own()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            synonyms = [text for text in entry["synonyms"] if text.isascii() and text.lower() != entry["word"]]
            if entry["word"] in words and synonyms:
                found.setdefault(entry["word"], []).extend(synonyms)
    return found


def spin(text: str, swaps: Mapping[str, Sequence[str]], share: float, chance: random.Random) -> tuple[str, int]:
    """The text with words replaced and, by chance, further damage; and how many words were replaced."""
    chosen = {word.lower(): chance.choice(list(synonyms)) for word, synonyms in swaps.items() if chance.random() < share}
    if not chosen:
        return text, 0
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(chosen, key=len, reverse=True)))})(?!\w)", re.I)

    def swap(match: re.Match[str]) -> str:
        synonym = chosen[match[0].lower()]
        return synonym[:1].upper() + synonym[1:] if match[0][0].isupper() else synonym

    spun, count = pattern.subn(swap, text)
    if chance.random() < DAMAGED:
        spun = HYPHEN.sub(lambda _: " -" if chance.random() < HYPHENS else "-", spun)
        paragraphs = spun.split("\n\n")
        places = [(number, match.end()) for number, part in enumerate(paragraphs) if number for match in RANK.finditer(part)]
        if places:
            number, end = chance.choice(places)
            paragraphs[number] = paragraphs[number][:end]
            spun = "\n\n".join(paragraphs)
    return spun, count


if __name__ == "__main__":
    main()
