"""What the rooms below may ask of this one: what a notice is about."""

from bandeng.cases.queries.telling import matters
from bandeng.notices.kinds import about

about("case:", matters)
