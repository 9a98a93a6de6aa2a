"""The orders of a desk: which wait for their answer, which are due, which were answered."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bandeng.cases.queries import sentence
from bandeng.cases.web.desk.words import word_of
from bandeng.figures import queries as figures
from bandeng.figures import words as said
from bandeng.figures.queries import Reading
from bandeng.orders import queries, replies
from bandeng.orders.models import Order
from bandeng.orders.replies import Reply
from bandeng.people import actions as people
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.language import spoken
from bandeng.ui.web.asks import asks
from bandeng.ui.words import moment as moment_text
