"""Whether a line that recurs belongs to the page or may belong to the story: told by its words, its shape and its place.

What recurs may be wanted: bylines, sub-heads, separators, and sentences of background that a paper repeats from story to story.
"""

from __future__ import annotations

import ahocorasick

from newslint import patterns
from newslint.learning._text import WEEKDAY
from newslint.prose.dates import MONTH
from newslint.prose.lexicon import SPEAKING_BODIES
from newslint.prose.names import NO_NAMES, UPPER

# Words of pages, services and rights, in lower case; a space in front stands for the beginning of a word. They stand in few sentences,
# and in fewer that recur.
_PAGE = ahocorasick.Automaton()
for _phrase in (
    # rights and credits
    "copyright © all_rights_reserved reprint_permission without_permission reprinted syndicate content_agency _contributed_to_this "
    "_contributed_reporting _contributed_to_the_report _contributed. contributing: reporting_by _editing_by _writing_by _wire_service "
    "_wire_report getty shutterstock istock _flickr _photo: _photos: photo_by photo_credit photo_via _image_copyright _image_caption "
    "_image_source _this_image _caption image: _picture: video_by _screenshot_ "
    # letters, accounts, support
    "newsletter _inbox e-mail_us email_us _email_address _sign_up_ _sign-up_ _signing_up _sign_in_to _log_in_ _subscribe_ _subscribe. "
    "_subscribe: privacy_policy _cookies_ _terms_of_use _terms_of_service _donate_ becoming_a_member our_site our_website our_app "
    "our_journalis our_coverage our_reporting our_readers write_to_ _send_us _send_a_tip _tell_us _follow_us _follow_him _follow_her "
    "_follow_them _follow_me _follow_@ _share_this _comments_are _comments_section leave_a_comment post_a_comment in_the_comments "
    # parts of pages
    "advertisement sponsored_content promoted_stor _click_ scroll_down _playback_ _replay_ slideshow photo_gallery view_gallery thumbnail "
    "_must_watch just_watched _video: youtube read_more _read_next read_also see_also _see_more more_from_ _more_on_this more_coverage "
    "full_coverage related: related_stories related_articles related_content related_coverage related_video related_topics "
    "continue_reading continued_below continued_on_page _homepage _web_page webpage http:// https:// www. @ .com/ .com. _loading "
    # what is said of the article itself
    "_this_article_ _this_article. _this_story_ _this_story. _this_story? _this_post_ _this_column_ _this_piece_ _this_op-ed _this_site "
    "_this_video _this_audio _this_episode views_expressed opinions_expressed editor's_note editor’s_note correction: "
    "corrections: rush_transcript transcript_of_our edited_transcript updated_at updated: last_updated originally_published "
    "originally_appeared first_published first_appeared _poll: vote_now _podcast"
).split():
    _PAGE.add_word(_phrase.replace("_", " "), None)
_PAGE.make_automaton()
_WORD = patterns.compile(
    r"(?i:advertisement|photos?|videos?|audio|images?|gallery|graphic|map|chart|pullquote|tweets?|share|print|close|menu|search|tags?|"
    r"topics?)\W*\Z"
)
# Who speaks to the reader outside quotation marks, and what pages ask the reader to do.
_ADDRESS = patterns.compile(r"\b(?:[Yy]ou|[Yy]our|YOU|YOUR|us|[Oo]ur|OUR)\b")
_CALL = patterns.compile(
    r"(?:Please|Read|See|Watch|Listen|Follow|Join|Get|Send|Share|Support|Download|Check|Catch|Stay|View|Vote|Browse|Visit|Find|Learn|"
    r"Help|Try|Buy|Order|Contact|Submit|Search|More|Also|Next|Previous|Related|Tags?|Topics?)\b"
)
_REPORTED = patterns.compile(r"\b(?:said|says|told|saying|tweeted|added|noted|claimed|replied|[Aa]ccording)\b")
_BIOGRAPHY = patterns.compile(
    rf"[{UPPER}].{{2,200}}?\b(?:is|are|was|has been|writes|covers|reports|serves|hosts)\b.{{0,300}}\b(?:reporter|journalist|columnist|"
    r"correspondent|contributor|editor|writer|author|commentator|blogger|host|fellow|professor|analyst|strategist|scholar|historian|"
    r"lecturer|syndicate|magazine|newspaper|column|radio)\b"
)
_NAME = rf"[{UPPER}][\w.’'-]*"
_PERSON = rf"{_NAME}(?: {_NAME})?(?: (?:de|van|von|der|la|al|bin|[{UPPER}]\.)){{0,2}} {_NAME}(?: Jr\.)?"
_BYLINE = patterns.compile(rf"(?:(?:Analysis |Story )?[Bb][Yy]:? [{UPPER}][^.!?:]{{2,80}}|{_PERSON}(?:,? and {_PERSON})?)\Z")
_DATE = patterns.compile(rf"(?:{MONTH}|\b{WEEKDAY}|[ap]\.?m\b\.?|\b[A-Z]?[DSME]T\b|GMT|UTC|[\d\W_])++\Z")
_END = patterns.compile(r"[.!?][\"'”’)\]]*\Z")
_LOUD = patterns.compile(rf"[{UPPER}]{{2,}}(?: [{UPPER}]+)*:")
_QUESTION = patterns.compile(r"(?:What|Why|How|Who|Where|When|Which|Is|Are|Will|Did|Does|Do|Can)(?:['’]s)?\b")
_QUOTES = "\"“”‘’'"
_LABEL_WORDS = 8
# A sentence in so many articles of enough is the site's, whatever it says.
_SHARE = 0.2
_ENOUGH = 20


def of_page(text: str) -> bool:
    """Whether words stand in the text that pages use and stories seldom."""
    return next(_PAGE.iter(f" {text.lower()} "), None) is not None


def tells_page(text: str) -> bool:
    """Whether the beginning or end of a line tells by itself that the line is the page's."""
    return of_page(text) and not _REPORTED.search(text)


def is_byline(text: str) -> bool:
    """Whether a line names who wrote the article, and no more: "By Ada Bell", "Ada Bell and Tom Reed"."""
    if not _BYLINE.match(text) or of_page(text):
        return False
    if text[:3].lower() == "by " or " by " in text.lower():
        return True
    words = text.replace(",", "").split()
    return not text.isupper() and NO_NAMES.isdisjoint(words) and not any(word.lower() in SPEAKING_BODIES for word in words)


def doubt(text: str, places: tuple[int, int, int], articles: int) -> str:
    """Why a recurring line may be wanted: ``separator``, ``date``, ``byline``, ``sub-head`` or ``sentence``; empty where it looks like a
    line of the page. ``places``: in how many stories it stands at the start, in the middle, at the end, of as many as ``articles``."""
    stories, words = sum(places), len(text.split())
    if not any(char.isalnum() for char in text):
        return "separator"
    if _DATE.match(text):
        return "date"
    if of_page(text) or _WORD.match(text):
        return "sentence" if _REPORTED.search(text) else ""
    if is_byline(text):
        return "byline"
    if words <= _LABEL_WORDS and (_QUESTION.match(text) or text.endswith("?")):
        return "sub-head"
    frequent = stories >= _ENOUGH and stories >= _SHARE * articles
    loud = text.isupper() or _LOUD.match(text) or _CALL.match(text)
    if _END.search(text) and words > 1 and not text.endswith("...") and not text.isupper():
        mine = _ADDRESS.search(text) or loud or (2 * places[2] > stories and _BIOGRAPHY.match(text))
        spoken = (text[0] in _QUOTES and text[-1] in _QUOTES) or _REPORTED.search(text)
        return "" if frequent or (mine and not spoken) else "sentence"
    at_edge = 2 * places[1] < stories
    return "" if loud or at_edge or (frequent and words > _LABEL_WORDS) else "sub-head"
