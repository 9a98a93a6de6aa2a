"""Addresses of the people room."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.people.web import me, security, sign_in
from bandeng.ui import navigation

app_name = "people"
urlpatterns = [
    path("sign-in/", sign_in.password, name="sign-in"),
    path("sign-in/code/", sign_in.code, name="second-step"),
    path("sign-in/passkey/", sign_in.passkey, name="passkey-sign-in"),
    path("sign-in/passkey/options/", sign_in.passkey_options, name="passkey-sign-in-options"),
    path("sign-in/phone/", sign_in.phone, name="phone-sign-in"),
    path("sign-in/demo/", sign_in.one_click, name="one-click"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("me/", me.me, name="me"),
    path("me/name/", me.name, name="name"),
    path("me/phone/", me.phone, name="phone"),
    path("me/export/", me.export, name="export"),
    path("me/deletion/", me.deletion, name="deletion"),
    path("me/security/", security.security, name="security"),
    path("me/password/", security.password, name="password"),
    path("me/sessions/end/", security.other_sessions, name="other-sessions"),
    path("me/authenticator/", security.authenticator, name="authenticator"),
    path("me/authenticator/qr.svg", security.authenticator_picture, name="authenticator-picture"),
    path("me/authenticator/removal/", security.authenticator_removal, name="authenticator-removal"),
    path("me/passkeys/", security.passkey, name="passkey"),
    path("me/passkeys/options/", security.passkey_options, name="passkey-options"),
    path("me/passkeys/<str:ref>/removal/", security.passkey_removal, name="passkey-removal"),
]

navigation.add("resident", navigation.Entry(order=40, view="people:me", label=_("我的"), icon="user"))
