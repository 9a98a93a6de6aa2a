"""The web application, for any WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bandeng.settings.production")
application = get_wsgi_application()

from bandeng.home.warming import warm  # noqa: E402  the models exist only now

warm()
