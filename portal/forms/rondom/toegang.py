"""Signing in."""

from wtforms import HiddenField

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.tools.tekst import regel
from portal.velden.intake import EMAIL
from portal.velden.teksten.formulieren import UITLEG


class InloglinkForm(BasisForm):
    """The button behind a link to sign in with."""

    vertrouwd = basis.vink(
        "Houd mij 30 dagen ingelogd op dit apparaat, voor wat ik zelf inbracht",
        UITLEG["toegang.vertrouwd"],
    )


class InlogForm(BasisForm):
    """The address to send a link to."""

    email = basis.veld(EMAIL)
    volgende = HiddenField(filters=[lambda pad: regel(pad or "")])
