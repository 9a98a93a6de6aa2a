"""Passkeys (WebAuthn): made on the person's device, which checks that it is she; nothing to type."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url, parse_authentication_credential_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput
from bandeng.people.models import Passkey, Person

NAME = "小板凳 Bandeng"
# The device asks for a finger or its PIN: so a passkey alone is two factors, one of them cryptographic.
VERIFIED = UserVerificationRequirement.REQUIRED


@dataclass(frozen=True)
class Site:
    """Where the ceremony happens: the host without its port; scheme, host and port as browsers say them."""

    host: str
    origin: str


def options_to_add(person: Person, *, site: Site, challenge: bytes) -> str:
    """What ``navigator.credentials.create`` needs, as JSON."""
    have = Passkey.objects.filter(person=person)
    return options_to_json(
        generate_registration_options(
            rp_id=site.host,
            rp_name=NAME,
            user_id=person.id.encode(),
            user_name=person.username,
            challenge=challenge,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED, user_verification=VERIFIED
            ),
            exclude_credentials=[_descriptor(key) for key in have],
        )
    )


def add(
    person: Person, credential: str, *, site: Site, challenge: bytes, label: str, at: datetime
) -> Passkey:
    """Keep the passkey that the device made for this challenge. Raises BadInput if it is not that."""
    try:
        made = verify_registration_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        raise BadInput(_("这个通行密钥没有加上,请再试一次。")) from None
    name = bytes_to_base64url(made.credential_id)
    if Passkey.objects.filter(credential=name).exists():
        raise BadInput(_("这个通行密钥已经加过了。"))
    return Passkey.objects.create(
        id=new_id(at),
        person=person,
        credential=name,
        public_key=made.credential_public_key,
        sign_count=made.sign_count,
        label=label[:40],
        added_at=at,
    )


def options_to_sign_in(*, site: Site, challenge: bytes) -> str:
    """What ``navigator.credentials.get`` needs, as JSON; names nobody, so it tells nothing."""
    options = generate_authentication_options(
        rp_id=site.host, challenge=challenge, user_verification=VERIFIED
    )
    return options_to_json(options)


def sign_in(credential: str, *, site: Site, challenge: bytes) -> Person:
    """The person whose passkey answered this challenge. Raises BadInput, for a copied key too."""
    try:
        answer = parse_authentication_credential_json(credential)
        key = Passkey.objects.select_related("person").get(credential=bytes_to_base64url(answer.raw_id))
        seen = verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=bytes(key.public_key),
            credential_current_sign_count=key.sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, Passkey.DoesNotExist, ValueError, KeyError, TypeError):
        raise BadInput(_("这个通行密钥不能登录。请换一个,或用密码登录。")) from None
    unchanged = Passkey.objects.filter(id=key.id, sign_count=key.sign_count)
    if not (key.person.is_active and unchanged.update(sign_count=seen.new_sign_count)):
        raise BadInput(_("这个通行密钥不能登录。请换一个,或用密码登录。"))
    return key.person


def remove(person: Person, ref: str) -> bool:
    """Take one of the person's own passkeys away; answers whether there was one."""
    return bool(Passkey.objects.filter(person=person, id=ref).delete()[0])


def _descriptor(key: Passkey) -> PublicKeyCredentialDescriptor:
    return PublicKeyCredentialDescriptor(id=base64url_to_bytes(key.credential))
