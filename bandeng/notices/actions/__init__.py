"""What is done with notices and letters."""

from bandeng.notices.actions.choosing import Wanted, choose, note
from bandeng.notices.actions.gathering import gather
from bandeng.notices.actions.reading import opened, read
from bandeng.notices.actions.resending import resend
from bandeng.notices.actions.sending import recover, send_due

__all__ = ["Wanted", "choose", "gather", "note", "opened", "read", "recover", "resend", "send_due"]
