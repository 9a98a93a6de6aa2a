"""What the rooms below may ask of this one: what a notice is about, and which words others wrote."""

from bandeng.cases.queries import authors
from bandeng.cases.queries.telling import matters
from bandeng.notices.kinds import about
from bandeng.people.queries import mine

about("case:", matters)
mine.also_about(authors.written_by_others)
