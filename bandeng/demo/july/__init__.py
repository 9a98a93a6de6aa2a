"""July 2022 in the demo district: a month of campaigns told by acting, with what counts and what must not."""

from bandeng.demo.july.brief import publish
from bandeng.demo.july.telling import OVER, tell

__all__ = ["OVER", "publish", "tell"]
