"""Which function does which job of the table."""

from mingjian.jobs.clocks import run_out
from mingjian.jobs.coverage import gaps, small
from mingjian.jobs.drift import drift
from mingjian.jobs.ending import ending
from mingjian.jobs.events import coming
from mingjian.jobs.expiry import expire
from mingjian.jobs.found import Work, listing
from mingjian.jobs.lag import lag
from mingjian.jobs.links import check_links
from mingjian.jobs.measures import promised
from mingjian.jobs.plans import owed
from mingjian.jobs.publishing import publish
from mingjian.jobs.rectification import rectify
from mingjian.jobs.releasing import release
from mingjian.jobs.reprinting import reprint_list
from mingjian.jobs.roster import edition
from mingjian.jobs.rules import others
from mingjian.jobs.stale import confirm, stale
from mingjian.jobs.training import untrained
from mingjian.jobs.unread import unread
from mingjian.jobs.watchdog import watch

WORKS: dict[str, Work] = {
    "publish": publish,
    "watchdog": watch,
    "unread": listing(unread),
    "windows": listing(ending),
    "expiry": listing(expire),
    "rectification": listing(rectify),
    "clocks": listing(run_out),
    "lag": listing(lag),
    "others": listing(others),
    "links": check_links,
    "events": listing(coming),
    "reprint": listing(reprint_list),
    "drift": drift,
    "stale": listing(stale),
    "coverage": listing(gaps),
    "small": listing(small),
    "measures": listing(promised),
    "ratings": listing(lambda _: ()),
    "totals": listing(lambda _: ()),
    "plans": listing(owed),
    "release": release,
    "disclosure": listing(confirm),
    "roster": listing(edition),
    "training": listing(untrained),
}
