"""Every address of the product, room by room."""

from django.urls import include, path

from bandeng.ui.web.indexed import Indexed

ROOMS_WITH_PAGES: tuple[str, ...] = (
    "ui",
    "ledger",
    "people",
    "places",
    "posts",
    "figures",
    "notices",
    "phrases",
    "members",
    "cases",
    "ballots",
    "doors",
    "visits",
    "contests",
    "orders",
    "repairs",
    "mediation",
    "assembly",
    "editions",
    "gatherings",
    "honours",
    "campaigns",
    "search",
    "oversight",
    "vitals",
    "home",
    "demo",
)

urlpatterns = [Indexed([path("", include(f"bandeng.{room}.web.urls")) for room in ROOMS_WITH_PAGES])]

handler400 = "bandeng.ui.web.views.bad_request"
handler403 = "bandeng.ui.web.views.forbidden"
handler404 = "bandeng.ui.web.views.not_found"
handler500 = "bandeng.ui.web.views.server_error"
