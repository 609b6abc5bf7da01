"""Given names that stand for one another in American news copy: Bob for Robert, Kathy for Katherine or Kathleen."""

from __future__ import annotations

from functools import cache

_GROUPS = """
abraham abe; abigail abby; albert al bert; alexander alex al; alexandria alex; alfred al fred; allan allen alan al; andrew andy drew;
angela angie; ann anne annie; anthony tony; antonio tony; archibald archie; arthur art; barbara barb; benjamin ben benny; bernard bernie;
bradley brad; brian bryan; calvin cal; carolyn carol; catherine katherine kathryn cathy kathy kate katie; charles charlie chuck chip;
chester chet; christine christina chris tina; christopher chris kit topher; clifford cliff; clinton clint; constance connie; cynthia cindy;
daniel dan danny; david dave; deborah debra debbie deb; dennis denny; donald don donnie; dorothy dot; douglas doug; dwight ike;
edward ed eddie ted ned; edwin ed; eleanor ellie; elizabeth liz beth betsy lizzie betty; emanuel manny; ernest ernie; eugene gene;
frances fran; francis frank; francisco frank paco; franklin frank; frederick fred freddie rick; gabriel gabe; gabrielle gabby; gail gayle;
geoffrey jeffrey jeff geoff; gerald jerry gerry; gerard jerry gerry; gilbert gil; glenn glen; gordon gordie; gregory greg; gustavo gus;
harold hal harry; harrison harry; henry hank harry; herbert herb; howard howie; hubert hugh; irving irv; isaac ike; jacob jake jack;
jacqueline jackie; james jim jimmy jamie; janet jan; jefferson jeff; jennifer jen jenny; jeremy jerry; jerome jerry; jessica jess;
joan joanie; john jack johnny jon; jonathan jon john; joseph joe joey; joshua josh; judith judy; karen kari; kathleen kathy cathy kate;
kenneth ken kenny; kimberly kim; lawrence laurence larry; leonard len lenny; leslie les; lewis louis lou lew; lillian lil; lucille lucy;
luther lute; lynn lynne; madeleine maddie; margaret maggie peg peggy meg marge; martin marty; marvin marv; matthew matt; maxwell max;
melissa missy; melquiades mel; michael mike mick mikey; michelle michele shelly; mitchell mitch; morris mo; nancy; nathan nathaniel nate;
nicholas nick; nicole nikki; norman norm; pamela pam; patricia pat patty tricia trish; patrick pat; peter pete; philip phillip
phil; rafael ralph; raymond ray; rebecca becky; reginald reggie; richard rick dick rich ricky; robert bob rob bobby bert;
roderick rod; rodney rod; roger rog; ronald ron ronnie; rosa rosie; rudolph rudy; russell russ; samuel sam sammy; sander sandy;
sandra sandy; sanford sandy; scott scotty; sharon shari; sheldon shelly; sidney sid; solomon sol; stanley stan; stephen steven steve;
stuart stewart stu; suzanne susan sue susie suzy; terence terrance terrence terry; thaddeus thad; theodore ted teddy; theresa teresa terry;
thomas tom tommy; timothy tim; valerie val; vernon vern; victor vic; vincent vince; virginia ginny; walter walt; wesley wes;
wilbur will; william bill will billy willie; zachary zach zack
"""


@cache
def _formal() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _GROUPS.split(";"):
        names = group.split()
        for name in names:
            found.setdefault(name, set()).add(names[0])
    return {name: frozenset(formal) for name, formal in found.items()}


def can_be_one(name: str, other: str) -> bool:
    """Whether two given names, in small letters, can be one person's: the same, or forms of one name (``mike`` and ``michael``; ``bob`` and
    ``rob``)."""
    if name == other:
        return True
    forms = _formal()
    return name in forms and not forms[name].isdisjoint(forms.get(other, ()))
