"""Signing in."""

from wtforms import HiddenField

from portal.forms import basis
from portal.forms.basis import BasisForm
from portal.tools.tekst import regel
from portal.velden.intake import EMAIL


class InlogForm(BasisForm):
    """The address to send a link to."""

    email = basis.veld(EMAIL)
    volgende = HiddenField(filters=[lambda pad: regel(pad or "")])
