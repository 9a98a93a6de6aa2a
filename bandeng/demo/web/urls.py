"""The demo has no pages of its own; it offers its cast on the page of signing in."""

from bandeng.demo.web.cards import cards
from bandeng.people.web import one_click

urlpatterns: list[object] = []

one_click.offer(cards)
