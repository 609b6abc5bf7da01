"""Learns the lines that a site repeats from article to article, and writes them down as a rule file for a person to accept:
``rule_file(learn((name, document), ...), "House.RecurringLines")``."""

from newslint.learning._known import unreported
from newslint.learning._rule import doubtful, rule_file
from newslint.learning._tally import Learnt, Recurring, learn

__all__ = ["Learnt", "Recurring", "doubtful", "learn", "rule_file", "unreported"]
